#!/usr/bin/env python3
"""Writes bodies.txt: the bodies that every country has, in Arabic, English and French.

    bodies.py SHARED_NAMES       the folder of shared lists; what its other lists have is left out

Countries and adjectives are those of places.txt, French forms those of stock/french-places.txt.
"""
import pathlib
import sys

from letters import fold, has_arabic
from name_files import NameFile, bare, known_forms

FRENCH = pathlib.Path(__file__).parent / "stock/french-places.txt"
# {ar}, {en}, {de fr}: the country; {m}, {f}: the Arabic adjective, definite; {E}, {fm}, {ff}: the English and French ones.
BODIES = [
    "البنك المركزي {m} = المصرف المركزي {m} = Central Bank of {en} = Banque centrale {de} = Banque centrale {ff}",
    "الاتحاد {m} لكرة القدم = {E} Football Federation = {E} Football Association = Fédération {ff} de football",
    "الاتحاد {m} لكرة السلة = {E} Basketball Federation = Fédération {ff} de basket-ball",
    "الاتحاد {m} لألعاب القوى = {E} Athletics Federation = Fédération {ff} d'athlétisme",
    "اللجنة الأولمبية {f} = اللجنة الأولمبية الوطنية {f} = {E} Olympic Committee = Comité olympique {fm}",
    "الجيش {m} = القوات المسلحة {f} = {E} Armed Forces = {E} Army = {E} military = Armée {ff} = Forces armées {ffs}",
    "القوات الجوية {f} = سلاح الجو {m} = {E} Air Force = Armée de l'air {ff}",
    "البحرية {f} = القوات البحرية {f} = {E} Navy = Marine {ff}",
    "الهلال الأحمر {m} = {E} Red Crescent = Croissant-Rouge {fm}",
    "الصليب الأحمر {m} = {E} Red Cross = Croix-Rouge {ff}",
    "المحكمة العليا {f} = المحكمة العليا في {ar} = {E} Supreme Court = Supreme Court of {en} = Cour suprême {ff}",
    "البرلمان {m} = {E} Parliament = {E} parliament = Parlement {fm}",
    "وزارة الخارجية {f} = {E} Foreign Ministry = {E} foreign ministry = {E} Ministry of Foreign Affairs",
    "وزارة الدفاع {f} = {E} Defense Ministry = {E} Defence Ministry = {E} Ministry of Defense = {E} Ministry of Defence",
    "وزارة الداخلية {f} = {E} Interior Ministry = {E} interior ministry = {E} Ministry of Interior",
    "السفارة {f} = سفارة {ar} = {E} Embassy = {E} embassy = Ambassade {de}",
    "الشرطة {f} = {E} police = {E} Police",
]


def french_places():
    """English form: (article, French form, adjective)."""
    found = {}
    for line in FRENCH.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            english, form, adjective = line.split("|")
            article, _, names = form.partition(" ")
            found[english] = (article, bare(names.split(" = ")[0]), adjective.split(" = ")[0])
    return found


def of(article, name):
    return {"la": f"de la {name}", "le": f"du {name}", "les": f"des {name}", "l'": f"de l'{name}"}.get(
        article, f"d'{name}" if name[0] in "AEÉIOUaeéiou" else f"de {name}")


def feminine(adjective):
    for end, instead in (("grec", "grecque"), ("turc", "turque"), ("en", "enne"), ("e", "e")):
        if adjective.endswith(end):
            return adjective[: -len(end)] + instead
    return adjective + "e"


def definite(adjective, ending=""):
    return " ".join("ال" + word + ending for word in adjective.split())


def entry(forms, taken):
    """A line of the forms that are free, or None where its first is another's already."""
    forms = [form for form in dict.fromkeys(forms) if "{" not in form]
    if not forms or any(fold(form) in taken for form in forms):
        return None
    taken |= {fold(form) for form in forms}
    return " = ".join(forms)


def main():
    shared = pathlib.Path(sys.argv[1])
    taken = known_forms(shared, skip=("bodies.txt", "cities.txt"))
    french = french_places()
    lines = ["# Bodies that every country has.", "# Made by scripts/names/bodies.py from places.txt; do not edit.", "", "[Organization]"]
    for _, _, forms, adjectives in NameFile(shared / "places.txt").things:
        forms = [bare(form) for form in forms]
        arabic = [form for form in forms if has_arabic(form)]
        english = next((form for form in forms if form in french), next((form for form in forms if not has_arabic(form)), None))
        if not arabic or not english:
            continue
        own = [bare(word) for word in adjectives if has_arabic(word)]
        latin = [bare(word) for word in adjectives if not has_arabic(word) and not word.startswith("fr:")]
        article, name, adjective = french.get(english, ("-", english, "-"))
        if own and latin and adjective != "-":
            values = {"ar": arabic[0], "en": english, "E": latin[0], "de": of(article, name), "fm": adjective,
                      "ff": feminine(adjective), "ffs": feminine(adjective) + "s"}
            for body in BODIES:
                made = []
                for form in body.split(" = "):
                    for word in own if "{m}" in form or "{f}" in form else own[:1]:
                        made.append(form.format(**values, m=definite(word), f=definite(word, "ة")))
                line = entry(made, taken)
                if line:
                    lines.append(line)
    (shared / "bodies.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"bodies.txt: {len(lines) - 4} bodies")


if __name__ == "__main__":
    main()
