#!/usr/bin/env python3
"""Writes articles of about 300 words, half in Arabic, half in English: generate_articles.py COUNT FOLDER [SEED]

People, places and events are invented; the sentences have the forms of news: speech with and without marks, unnamed sources,
relays, elided speakers, dates.
"""
import pathlib
import random
import sys

ARABIC = {
    "people": ["سليم الحداد", "نادية منصور", "طارق البستاني", "ليلى العطار", "كمال الزين", "هدى النجار"],
    "roles": ["وزير الزراعة", "المتحدثة باسم البلدية", "رئيس النقابة", "مديرة المستشفى", "الناطق باسم الشركة"],
    "outlets": ["صحيفة المرفأ", "وكالة الساحل", "إذاعة الوادي"],
    "places": ["بلدة الزيتونة", "ميناء النورس", "وادي الصفصاف", "مدينة المنارة"],
    "contents": ["الأعمال ستبدأ قبل نهاية الشهر", "المفاوضات لم تصل إلى نتيجة", "الأضرار أقل مما كان متوقعا",
                 "الخطة الجديدة تحظى بدعم السكان", "الأسعار لن ترتفع هذا العام", "التحقيق ما زال جاريا في الحادث"],
    "plain": ["وتشهد المنطقة منذ أشهر نشاطا متزايدا في حركة النقل والتجارة.",
              "ولم يتضح بعد موعد الجلسة المقبلة للمجلس المحلي.",
              "ويعتمد معظم سكان المنطقة على صيد الأسماك وزراعة الكروم."],
}
ENGLISH = {
    "people": ["Mara Ellison", "Tobias Renn", "Ines Calloway", "Peter Ostrow", "Dalia Venn"],
    "roles": ["harbour master", "council spokeswoman", "union leader", "hospital director", "company spokesman"],
    "outlets": ["the Port Herald", "Coast Agency", "Valley Radio"],
    "places": ["Eastmere", "Port Calder", "Willow Valley", "Northbridge"],
    "contents": ["work will begin before the end of the month", "the talks have not produced a result",
                 "the damage was smaller than feared", "the new plan has the support of residents",
                 "prices will not rise this year", "the inquiry into the accident is still open"],
    "plain": ["Trade through the area has grown for several months.",
              "It was not clear when the council would meet again.",
              "Most residents live from fishing and from small vineyards."],
}
DAYS_AR = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس"]
DAYS_EN = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday"]


def arabic_sentence(r):
    v = {key: r.choice(values) for key, values in ARABIC.items()}
    day = r.choice(DAYS_AR)
    return r.choice([
        f"قال {v['roles']} {v['people']}، {day}، إن {v['contents']}.",
        f"وأضاف أن \"{v['contents']}\".",
        f"ونقلت {v['outlets']} عن مصدرين مطلعين أن {v['contents']}.",
        f"وأكد {v['people']} في {v['places']}: \"{v['contents']}. {r.choice(ARABIC['contents'])}\".",
        f"و{v['contents']}، وفق {v['outlets']}.",
        v["plain"],
    ])


def english_sentence(r):
    v = {key: r.choice(values) for key, values in ENGLISH.items()}
    content, day = v["contents"], r.choice(DAYS_EN)
    return r.choice([
        f"{v['people']}, the {v['roles']}, said on {day} that {content}.",
        f"He added that \"{content}\".",
        f"{v['outlets'][0].upper() + v['outlets'][1:]} quoted two officials as saying that {content}.",
        f"\"{content[0].upper() + content[1:]},\" said {v['people']} in {v['places']}.",
        f"{content[0].upper() + content[1:]}, according to {v['outlets']}.",
        v["plain"],
    ])


def article(r, index):
    is_arabic = index % 2 == 0
    sentence, table = (arabic_sentence, ARABIC) if is_arabic else (english_sentence, ENGLISH)
    lines = ["---", f"outlet: {r.choice(table['outlets'])}", f"published: 2025-0{r.randint(1, 9)}-1{r.randint(0, 9)}", "---",
             f"{r.choice(table['places'])}: {r.choice(table['contents'])}", ""]
    words = 0
    while words < 300:
        paragraph = " ".join(sentence(r) for _ in range(r.randint(1, 3)))
        words += len(paragraph.split())
        lines += [paragraph, ""]
    return "\n".join(lines)


def write(count, folder, seed=1):
    """Writes so many articles into a folder."""
    r = random.Random(seed)
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(count):
        (folder / f"{index:06}.txt").write_text(article(r, index), encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 1)
