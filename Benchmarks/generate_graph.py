"""Writes a folder of graph CSV with invented texts, people and what they said, of about so many megabytes."""
import os
import random

WORDS = ("قال الوزير اليوم إن القرار سيصدر بعد اجتماع المجلس في العاصمة وأضاف المتحدث أن اللجنة تدرس الأمر "
         "the council said that harbour works would begin again after winter and prices had risen").split()
KINDS = ["direct", "indirect", "mixed"]


def write(folder, megabytes, seed=1):
    rng = random.Random(seed)
    sentences = [" ".join(rng.choices(WORDS, k=14)) + "." for _ in range(2000)]
    os.makedirs(f"{folder}/nodes", exist_ok=True)
    os.makedirs(f"{folder}/edges", exist_ok=True)
    people = 2000
    with open(f"{folder}/nodes/Person.csv", "w", encoding="utf-8") as file:
        file.write("id:ID(Person),name:STRING,aliases:STRING[]\n")
        for index in range(people):
            file.write(f"p{index},person {index},{rng.choice(WORDS)};{rng.choice(WORDS)}\n")
    count = size = 0
    with open(f"{folder}/nodes/Statement.csv", "w", encoding="utf-8") as nodes, \
            open(f"{folder}/edges/SAID__Person__Statement.csv", "w", encoding="utf-8") as said, \
            open(f"{folder}/edges/NEXT__Statement__Statement.csv", "w", encoding="utf-8") as then:
        nodes.write("id:ID(Statement),text:STRING,kind:STRING,day:DATE,weight:FLOAT,number:INT,checked:BOOLEAN\n")
        said.write(":START_ID(Person),:END_ID(Statement),order:INT\n")
        then.write(":START_ID(Statement),:END_ID(Statement)\n")
        while size < megabytes << 20:
            text = " ".join(rng.choices(sentences, k=6)) + f" ({count})"
            checked = rng.choice(["true", "false", ""])
            nodes.write(f"s{count},{text},{rng.choice(KINDS)},2024-{count % 12 + 1:02}-{count % 28 + 1:02},"
                        f"{count / 7},{count if count % 3 else ''},{checked}\n")
            said.write(f"p{rng.randrange(people)},s{count},{count % 5}\n")
            if count:
                then.write(f"s{count - 1},s{count}\n")
            # The archive has the text once, and numbers that take more room than their digits.
            size += len(text.encode()) + 120
            count += 1
    return count
