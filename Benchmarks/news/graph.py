"""Writes a folder of graph CSV: articles of invented outlets, their sentences, who is mentioned and who said what.

    python3 Benchmarks/news/graph.py FOLDER --articles 10000

The same seed gives the same bytes. A few people, places and organizations are in very many sentences, most in few.
"""
import argparse
import bisect
import datetime
import itertools
import json
import os
import random

GIVEN = "سالم هدى ناصر ريم فارس لينا ماجد سلمى طارق نور باسل دانة راشد ليلى زياد مها وليد سمر أنس جود".split()
FAMILY = "الراوي العتيبي الحداد النجار البيطار السراج الزيات القبان المرسي الدباغ الصواف العطار اللبان الخياط".split()
PREFIX = "مكتب مجلس اتحاد هيئة شركة نادي مركز رابطة".split()
MATTER = "الموانئ المياه الحبوب الأرصاد النشر القوارب الجسور البساتين الأسواق المناجم".split()
TOWNS = "تلمار نخلات وادين سرجان مرسين جبلة دومار قصرين رملين بحرين حصنان نبعان كرمان زيتان".split()
COUNTRIES = "مرانيا سلوان دلمار نجدان".split()
DESKS = "politics economy sport culture weather courts".split()
WORDS = ("قال إن القرار الذي صدر أمس في اجتماع المجلس لا يعني أن الأسعار سوف تنخفض قبل نهاية الموسم كما أن السفن "
         "وصلت إلى الميناء مع بداية الصباح وأضاف بيان أن العمل في الجسر مستمر حتى الشتاء").split()
RARE = ["مرصاد", "قنديل", "زمردة"]
VERBS = "said told announced denied".split()

LABELS = {
    "Outlet": [("id", "INT"), ("name", "STRING"), ("country", "STRING")],
    "Day": [("id", "INT"), ("date", "STRING"), ("year", "INT"), ("month", "INT")],
    "Person": [("id", "INT"), ("name", "STRING"), ("role", "STRING"), ("anonymous", "BOOLEAN")],
    "Organization": [("id", "INT"), ("name", "STRING")],
    "Place": [("id", "INT"), ("name", "STRING"), ("country", "STRING")],
    "Article": [("id", "INT"), ("address", "STRING"), ("headline", "STRING"), ("desk", "STRING"), ("length", "INT")],
    "Sentence": [("id", "INT"), ("text", "STRING"), ("length", "INT")],
    "Quote": [("id", "INT"), ("text", "STRING"), ("kind", "STRING")],
}
TYPES = [
    ("PUBLISHED_BY", "Article", "Outlet", []), ("ON_DAY", "Article", "Day", []), ("CITES", "Article", "Article", []),
    ("CONTAINS", "Article", "Sentence", []), ("NEXT", "Sentence", "Sentence", []),
    ("MENTIONS", "Sentence", "Person", [("pos", "INT")]), ("MENTIONS", "Sentence", "Organization", [("pos", "INT")]),
    ("MENTIONS", "Sentence", "Place", [("pos", "INT")]), ("QUOTES", "Sentence", "Quote", []),
    ("SAID", "Person", "Quote", [("verb", "STRING")]), ("ABOUT", "Quote", "Organization", []),
    ("ABOUT", "Quote", "Place", []),
]


class Files:
    """The CSV files of a graph, with `graph.json`, which lists them."""

    def __init__(self, folder):
        self.folder, self.open, self.lists = folder, {}, {"nodes": [], "edges": []}
        os.makedirs(f"{folder}/nodes", exist_ok=True)
        os.makedirs(f"{folder}/edges", exist_ok=True)
        for label, columns in LABELS.items():
            head = ",".join(f"{n}:ID({label})" if n == "id" else f"{n}:{t}" for n, t in columns)
            self.start((label,), f"nodes/{label}.csv", head)
            self.lists["nodes"].append({"label": label, "file": f"nodes/{label}.csv", "columns": [
                {"name": n, "type": t} for n, t in columns]})
        for kind, source, target, columns in TYPES:
            path = f"edges/{kind}__{source}__{target}.csv"
            head = f":START_ID({source}),:END_ID({target})" + "".join(f",{n}:{t}" for n, t in columns)
            self.start((kind, source, target), path, head)
            self.lists["edges"].append({"type": kind, "source": source, "target": target, "file": path, "columns": [
                {"name": n, "type": t} for n, t in columns]})

    def start(self, key, path, head):
        self.open[key] = open(f"{self.folder}/{path}", "w", encoding="utf-8")
        self.open[key].write(head + "\n")

    def add(self, *key_and_values):
        key, values = key_and_values[0], key_and_values[1:]
        self.open[key].write(",".join(map(str, values)) + "\n")

    def close(self, articles, seed):
        for file in self.open.values():
            file.close()
        with open(f"{self.folder}/graph.json", "w", encoding="utf-8") as file:
            json.dump({"format": "article-graph-csv", "version": 1, "seed": seed, "articles": articles, **self.lists},
                      file, indent=1)


class Skewed:
    """Numbers from 1 to `count`, the low ones far more often."""

    def __init__(self, rng, count):
        self.rng, self.sums = rng, list(itertools.accumulate(1 / (i + 2) ** 0.8 for i in range(count)))

    def __call__(self):
        return bisect.bisect_left(self.sums, self.rng.random() * self.sums[-1]) + 1


def write(folder, articles, seed=1):
    rng, files = random.Random(seed), Files(folder)
    counts = {"Outlet": 30, "Person": max(60, articles // 4), "Organization": max(30, articles // 20), "Place": 60}
    days = [datetime.date(2022, 1, 1) + datetime.timedelta(d) for d in range(1000)]
    for i in range(1, counts["Outlet"] + 1):
        files.add(("Outlet",), i, f"صحيفة {MATTER[i % 10]} {i}", COUNTRIES[i % 4])
    for i, day in enumerate(days, 1):
        files.add(("Day",), i, day, day.year, day.month)
    for i in range(1, counts["Person"] + 1):
        name = f"{GIVEN[i % 20]} {GIVEN[i // 20 % 20]} {FAMILY[i // 400 % 14]} {i // 5600 or ''}".strip()
        files.add(("Person",), i, name, ["minister", "trainer", "lawyer", "nurse"][i % 4], str(i % 9 == 0).lower())
    for i in range(1, counts["Organization"] + 1):
        files.add(("Organization",), i, f"{PREFIX[i % 8]} {MATTER[i // 8 % 10]} {i}")
    for i in range(1, counts["Place"] + 1):
        files.add(("Place",), i, f"{TOWNS[i % 14]} {i // 14 or ''}".strip(), COUNTRIES[i % 4])
    pick = {label: Skewed(rng, counts[label]) for label in ("Person", "Organization", "Place")}
    sentence = quote = 0
    for article in range(1, articles + 1):
        length = 4 + int(rng.expovariate(1 / 8))
        files.add(("Article",), article, f"https://paper{article % 30}.example/{article}",
                  " ".join(rng.choices(WORDS, k=6)), DESKS[rng.randrange(6)], length)
        files.add(("PUBLISHED_BY", "Article", "Outlet"), article, article % 30 + 1)
        files.add(("ON_DAY", "Article", "Day"), article, rng.randrange(1000) + 1)
        for cited in {rng.randrange(1, article) for _ in range(rng.randrange(3))} if article > 1 else ():
            files.add(("CITES", "Article", "Article"), article, cited)
        for place in range(length):
            sentence += 1
            words = rng.choices(WORDS, k=rng.randrange(5, 30))
            if rng.random() < 0.01:
                words[0] = rng.choice(RARE)
            files.add(("Sentence",), sentence, " ".join(words), len(words))
            files.add(("CONTAINS", "Article", "Sentence"), article, sentence)
            if place:
                files.add(("NEXT", "Sentence", "Sentence"), sentence - 1, sentence)
            for label, most in (("Person", 3), ("Organization", 1), ("Place", 1)):
                for number in {pick[label]() for _ in range(rng.randrange(most + 1))}:
                    files.add(("MENTIONS", "Sentence", label), sentence, number, rng.randrange(30))
            if rng.random() < 0.2:
                quote += 1
                kind = "direct" if rng.random() < 0.5 else "indirect"
                files.add(("Quote",), quote, " ".join(words[:8]), kind)
                files.add(("QUOTES", "Sentence", "Quote"), sentence, quote)
                files.add(("SAID", "Person", "Quote"), pick["Person"](), quote, VERBS[rng.randrange(4)])
                label = "Organization" if rng.random() < 0.6 else "Place"
                files.add(("ABOUT", "Quote", label), quote, pick[label]())
    files.close(articles, seed)
    return sentence


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--articles", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    print(write(wanted.folder, wanted.articles, wanted.seed), "sentences")
