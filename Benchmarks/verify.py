#!/usr/bin/env python3
"""Quotations that a script has changed: verify.py BINARY [COUNT] [ARCHIVE]

Writes articles with COUNT quotations (500), half Arabic, half English, and two drafts that quote them: one as they are, one
changed (a word, a negation, the speaker, two joined, a part cut off, by turns). Of the first none may be called anything but
verbatim, of the second none verbatim. With an archive, a draft of 10,000 words is sought in it besides, and timed.
"""
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import measure

ENGLISH = {
    "given": "Mara Tobias Ines Peter Dalia Owen Clara Hugo Leila Simon Greta Idris".split(),
    "family": "Ellison Renn Calloway Ostrow Venn Marlowe Fenwick Tarrant Quill Hartnell Brandt Sorrel".split(),
    "role": ["Mayor", "Governor", "Minister", "Judge", "Professor"],
    "subject": ["The harbour board", "Our hospital", "The school council", "This ministry", "The ferry company",
                "The old bridge", "Every teacher here", "The water plant", "The night market", "Our union"],
    "verb": ["will repay", "has found", "should publish", "must share", "cannot afford", "is ready to sign",
             "had promised to return", "will not accept", "did not receive", "wants to examine"],
    "object": ["the missing records", "all {n} of the loans", "a second report of {n} pages", "the price of {n} tickets",
               "{n} new pumps", "the letters of {n} families", "the plan for {n} homes", "what the engineers wrote",
               "a fair share of the money", "the tender of the eastern quay"],
    "end": ["before the winter", "without any delay", "as the law demands", "whatever it may cost",
            "in spite of the storm", "because people are tired", "when the court has spoken", "on behalf of the valley"],
    "frame": ["{who} said: “{quote}.”", "“{quote},” {who} said.", "“{quote},” said {who}.", "{who} told reporters: “{quote}.”",
              "{who} added: \"{quote}.\""],
    "negation": "not", "words": "purple candle marble thunder velvet lantern".split(), "joiners": [" … ", ". ", " [...] "],
}
ARABIC = {
    "given": "سليم نادية طارق ليلى كمال هدى مروان سعاد ناجي رباب".split(),
    "family": "الحداد منصور البستاني العطار الزين النجار الشمالي الراعي السالمي الخوري".split(),
    "role": ["الوزير", "المحافظ", "النائب", "القاضي", "الدكتور"],
    "subject": ["مجلس الميناء", "مستشفى البلدة", "المدرسة القديمة", "هذه الوزارة", "شركة العبارات", "الجسر القديم",
                "كل معلم هنا", "محطة المياه", "السوق الليلي", "نقابتنا"],
    "verb": ["سيعيد إلينا", "وجد أخيرا", "ينبغي أن ينشر", "يجب أن يتقاسم معنا", "لا يستطيع أن يدفع", "مستعد لتوقيع",
             "وعد بأن يرد", "لن يقبل أبدا", "لم يتسلم بعد", "يريد أن يفحص"],
    "object": ["السجلات المفقودة", "القروض التي عددها {n}", "تقريرا ثانيا من {n} صفحة", "ثمن {n} تذكرة", "{n} مضخة جديدة",
               "رسائل {n} أسرة", "خطة بناء {n} منزلا", "ما كتبه المهندسون", "حصة عادلة من المال", "مناقصة الرصيف الشرقي"],
    "end": ["قبل حلول الشتاء", "من غير أي تأخير", "كما يقضي القانون", "مهما كان الثمن", "رغم العاصفة الأخيرة",
            "لأن الناس تعبوا", "حين تقول المحكمة كلمتها", "باسم أهل الوادي"],
    "frame": ["قال {who}: «{quote}».", "وقال {who}: \"{quote}\".", "«{quote}»، قال {who}.", "وأضاف {who}: «{quote}».",
              "وأكد {who}: “{quote}”."],
    "negation": "ليس", "words": "أرجواني شمعة رخام رعد مخمل فانوس".split(), "joiners": [" … ", ". ", " [...] "],
}
KINDS = ["word", "negation", "speaker", "joined", "cut"]


class Said(collections.namedtuple("Said", "language who words next")):
    """What somebody says, and what the same one says next."""


def sentence(r, language):
    parts = [r.choice(language[part]) for part in ("subject", "verb", "object", "end")]
    return " ".join(parts).replace("{n}", str(r.randint(12, 980)))


def articles(r, count, folder):
    """Writes articles of four quotations, two each by two people; the quotations."""
    said, used = [], set()
    while len(said) < count:
        language = ENGLISH if len(said) // 4 % 2 else ARABIC
        paragraphs, own = [], []
        people = r.sample([f"{g} {f}" for g in language["given"] for f in language["family"]], 2)
        for who in people:
            quotes = []
            while len(quotes) < 2:
                words = sentence(r, language)
                if words not in used:
                    used.add(words)
                    quotes.append(words)
            for index, words in enumerate(quotes):
                own.append(Said(language, who, words, quotes[1] if index == 0 else None))
                name = r.choice(language["role"]) + " " + who
                paragraphs.append(r.choice(language["frame"][:3]).format(who=name, quote=words))
        said += own
        head = "صوتان في البلدة" if language is ARABIC else "Two voices of the town"
        (folder / f"{len(said):05}.txt").write_text(head + "\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return said[:count]


def changed(r, said, kind):
    language, words, who = said.language, said.words.split(), said.who
    if kind == "speaker":
        others = [f"{g} {f}" for g in language["given"] for f in language["family"] if f not in who and g not in who]
        return r.choice(others), said.words
    if kind == "joined" and said.next:
        first, second = said.words, said.next
        if r.random() < 0.5:
            first = " ".join(first.split()[:-2])
        return who, first + r.choice(language["joiners"]) + second
    if kind in ("joined", "cut"):
        part = max(1, len(words) // 3)
        return who, " ".join(words[part:] if r.random() < 0.5 else words[:-part])
    if kind == "negation":
        place = next((i for i, word in enumerate(words) if word in ("not", "cannot", "لا", "لن", "لم")), None)
        if place is not None:
            words[place:place + 1] = ["can"] if words[place] == "cannot" else []
        else:
            words.insert(r.randint(1, len(words) - 1), language["negation"])
        return who, " ".join(words)
    words[r.randrange(len(words))] = r.choice(language["words"])
    return who, " ".join(words)


def draft(lines):
    return "A draft / مسودة\n\n" + "\n\n".join(lines) + "\n"


def verify(binary, path, sources):
    run = subprocess.run([binary, "verify", path, sources, "-q", "--format", "jsonl"], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"verify failed: {run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def judge(name, expected, results, isRight):
    """Counts verdicts by kind; quotations are known by the order in which they stand."""
    table, wrong = collections.Counter(), []
    quoted = [result for result in results if result["kind"] == "quotation"]
    if len(quoted) != len(expected):
        print(f"  {name}: {len(quoted)} quotations found, {len(expected)} written")
    for (kind, words), result in zip(expected, quoted):
        table[kind, result["verdict"]] += 1
        if not isRight(result["verdict"]):
            wrong.append((kind, words, result["verdict"], result["notes"], result["differences"]))
    for (kind, verdict), count in sorted(table.items()):
        print(f"  {name} {kind:10} {verdict:22} {count:4}")
    for example in wrong[:5]:
        print("   wrong:", *example)
    return len(wrong) + abs(len(quoted) - len(expected))


def ten_thousand_words(said):
    lines, count = [], 0
    while count < 10_000:
        for one in said:
            lines.append(one.language["frame"][0].format(who=one.who, quote=one.words))
            count += len(lines[-1].split())
            if count >= 10_000:
                break
    return draft(lines)


def main():
    binary, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 500
    r = random.Random(11)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sources = folder / "sources"
        sources.mkdir()
        said = articles(r, count, sources)
        untouched = [("untouched", one.words) for one in said]
        (folder / "same.txt").write_text(
            draft(r.choice(one.language["frame"]).format(who=one.who, quote=one.words) for one in said), encoding="utf-8")
        altered, lines = [], []
        for number, one in enumerate(said):
            who, words = changed(r, one, KINDS[number % len(KINDS)])
            altered.append((KINDS[number % len(KINDS)], words))
            lines.append(r.choice(one.language["frame"]).format(who=who, quote=words))
        (folder / "changed.txt").write_text(draft(lines), encoding="utf-8")
        wrong = judge("untouched", untouched, verify(binary, folder / "same.txt", sources), lambda v: v == "verbatim")
        wrong += judge("changed", altered, verify(binary, folder / "changed.txt", sources), lambda v: v != "verbatim")
        print(f"verify: {wrong} of {2 * count} quotations judged wrongly" + ("  ABOVE" if wrong else ""))
        if len(sys.argv) > 3:
            (folder / "long.txt").write_text(ten_thousand_words(said), encoding="utf-8")
            seconds, megabytes = measure.median(
                ["sh", "-c", '"$1" verify "$2" "$3" -q --format none || true', "verify", binary, str(folder / "long.txt"),
                 sys.argv[3]], 3)
            print(f"verify: a draft of 10,000 words against {sys.argv[3]}: {seconds:.2f} s, {megabytes:.0f} MB")
        return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
