#!/usr/bin/env python3
"""Writes arab-names.txt: given and family names of the Arab world in Arabic letters.

    arab_names.py SHARED_NAMES ARABIC_NAMES      the two folders of lists; what their other lists have is left out

From the stock by region (stock/arab-*.txt), the lists that Faker ships (MIT), and the names that are built by rule: servants
of God (عبدالودود), honours of the faith (نورالدين), fathers and sons (أبوزيد, بنعيسى, بلحاج), families after a forefather
(العلي) and after a place (الطرابلسي). What a rule builds stays where Arabic texts use it (wordfreq).
"""
import collections
import importlib
import pathlib
import re
import sys

from common_words import Dictionary, collides_with_proclitic, zipf, zipf_folded
from letters import fold, has_arabic, is_arabic, without_article
from name_files import NameFile, bare, known_names, wrapped

STOCK = pathlib.Path(__file__).parent / "stock"
SERVANT_OF = """الله الرحمن الرحيم الملك القدوس السلام المؤمن المهيمن العزيز الجبار المتكبر الخالق البارئ الغفار القهار الوهاب الرزاق الفتاح
العليم القابض الباسط السميع البصير الحكم اللطيف الخبير الحليم العظيم الغفور الشكور العلي الكبير الحفيظ المقيت الحسيب الجليل الكريم الرقيب المجيب
الواسع الحكيم الودود المجيد الباعث الشهيد الحق القوي المتين الولي الحميد المحيي الحي القيوم الواجد الماجد الواحد الأحد الصمد القادر المقتدر
المقدم الباطن الظاهر الوالي المتعال البر التواب المنعم الرؤوف الهادي البديع الباقي الوارث الرشيد الصبور النور الجامع الغني المغني النافع المعز
المعين الستار الجواد المولى الناصر المحسن المعطي العاطي الإله الحنان المنان الشافي الكافي العال النبي الرسول الأمير الحسين الزهرة المطلب الدايم الفضيل
الراضي الجليل الهادئ الرب المهدي المسيح الأعلى الرازق القهار الفتاح الموجود المقصود""".split()
OF_THE_FAITH = """نور صلاح علاء جمال سيف عز بهاء شمس خير تقي فخر بدر نجم حسام محي محيي شرف زين عماد ضياء كمال جلال تاج عصام سعد نصر شهاب سراج صفي
رضي ناصر معين قطب برهان جار رشيد غياث مجد أسد فصيح وجيه همام علم عضد نظام ركن مؤيد يمين عون حميد أمين ظهير عميد""".split()
OF_GOD = "فضل عطا نصر سعد خير جاد جار رزق ضيف عوض حسب فتح منح لطف شكر هبة نعمة رحمة سيف دفع أسد حمد جاب ماء فرج".split()
FATHERS = ("أبو", "بو", "ابو")
SONS = ("بن", "بل")


def personal(lists, part):
    """Names of a kind in some lists, without marks; and those that bear one."""
    return {bare(word) for file in lists for kind, _, word in file.names if kind.split()[0] == part and has_arabic(word)}


def built(men, places):
    """(part, name) by rule."""
    for word in SERVANT_OF:
        yield "given m", "عبد" + word
    for word in OF_THE_FAITH:
        yield "given m", word + "الدين"
        yield "given m", word + "_الدين"
    for word in OF_GOD:
        yield "family", word + "الله"
    for name in men:
        if " " in name:
            continue
        root = without_article(name)
        for father in FATHERS:
            yield "family", father + name
        for son in SONS:
            yield "family", son + (name if son == "بن" else root)
        if root == name and not name.startswith(("عبد", "أ", "إ", "ا", "آ")):
            yield "family", "ال" + name
    for place in places:
        root = re.sub("(اء|ا|ة|ية|يا)$", "", without_article(place))
        if len(root) >= 3:
            yield "family", f"ال{root}ي"
            yield "family", f"ال{root}اوي"


def faker_lists():
    for locale in ("ar_AA", "ar_DZ", "ar_PS", "ar_SA"):
        provider = vars(importlib.import_module(f"faker.providers.person.{locale}").Provider)
        for part, attribute in (("given m", "first_names_male"), ("given f", "first_names_female"), ("family", "last_names")):
            for name in provider.get(attribute, ()):
                yield part, name.strip().replace(" ", "_")


def is_sound(name):
    return all(is_arabic(word) for word in name.split("_")) and len(name) >= 3


def main():
    shared, arabic = map(pathlib.Path, sys.argv[1:3])
    stock = [NameFile(path) for path in sorted(STOCK.glob("arab-*.txt"))]
    others = [NameFile(path) for path in sorted(shared.glob("*.txt"))]
    others += [NameFile(path) for path in sorted(arabic.glob("*.txt")) if path.name not in ("arab-names.txt", "foreign-names.txt")]
    known = {part: {fold(name) for name in personal(others, part)} for part in ("given", "family")}
    adjectives = {fold(word) for file in others for _, _, _, words in file.things for word in words}
    men = {bare(word) for file in stock + others for kind, _, word in file.names if kind == "given m" and has_arabic(word)}
    places = {bare(form) for file in others for part, _, forms, _ in file.things if part == "Place" for form in forms
              if has_arabic(form) and " " not in form}
    made = [(part, name) for part, name in faker_lists() if is_sound(name)]
    made += [(part, name) for part, name in built(sorted(men), sorted(places))
             if is_sound(name) and (min(zipf(word) for word in name.split("_")) > 0)]
    dictionary = Dictionary({name for _, name in made})
    written, seen = collections.defaultdict(list), {part: set(names) for part, names in known.items()}

    def write(part, name):
        kind, key = part.split()[0], fold(bare(name))
        if key not in seen[kind]:
            seen[kind].add(key)
            written[part].append(name)

    for file in stock:
        for part, _, name in file.names:
            write(part, name)
    for part, name in made:
        key = fold(bare(name))
        if " " in key:
            write(part, name)
            continue
        frequency = zipf_folded(name)
        is_common = "ال" + name[2:] != name and name in dictionary and frequency >= 2.0 and not name.startswith("عبد")
        is_common |= name.startswith("ال") and (fold(without_article(name)) in adjectives or frequency >= 2.8 or name in dictionary)
        is_common |= frequency >= 4.5 or len(name) <= 4 and frequency >= 2.5 or collides_with_proclitic(name)
        if frequency < 5.2:
            write(part, name + "?" * is_common)
    lines = ["# Names of the Arab world.", "# Made by scripts/names/arab_names.py from its stock and Faker (MIT); do not edit.", ""]
    for part in sorted(written):
        lines += [f"[{part}]", *wrapped(sorted(written[part], key=fold))]
    (arabic / "arab-names.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    total = sum(map(len, written.values()))
    print(f"arab-names.txt: {total} names, {sum(name.endswith('?') for names in written.values() for name in names)} of them marked")


if __name__ == "__main__":
    main()
