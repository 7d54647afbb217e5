"""Spells names of other languages in Arabic letters as newspapers do, by rules of each language in spelling/*.txt.

A rule is a line `pattern spelling…`: a regular expression tried at a place of the name, then the spellings in order of
custom, `-` for none. The first rule that fits wins; a line `< other` goes on with another file's rules.
"""
import itertools
import pathlib
import re
import unicodedata

FOLDER = pathlib.Path(__file__).parent / "spelling"
LIMIT = 512


class Spelling:
    def __init__(self, language):
        self.rules = []
        self._read(language)

    def _read(self, language):
        for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
            fields = line.split("#")[0].split()
            if not fields:
                continue
            if fields[0] == "<":
                self._read(fields[1])
            else:
                self.rules.append((re.compile(fields[0]), [field.strip("-") for field in fields[1:]]))

    def spellings(self, name):
        """Spellings of a one-word name, the customary one first; none where a letter has no rule."""
        text = unicodedata.normalize("NFC", name.lower())
        parts, at = [], 0
        while at < len(text):
            for pattern, choices in self.rules:
                match = pattern.match(text, at)
                if match and match.end() > at:
                    parts.append(choices)
                    at = match.end()
                    break
            else:
                return []
        found = {}
        for chosen in itertools.islice(itertools.product(*parts), LIMIT):
            spelling = re.sub("([بتثجحخدذرزسشصضطظعغفقكلمنهي])\\1+", "\\1", "".join(chosen))
            spelling = re.sub("اا+", "ا", re.sub("وو+", "و", spelling))
            spelling = re.sub("([أإآ])[ا]", "\\1", spelling)
            found.setdefault(spelling)
        return list(found)


def english_spellings(sounds, rules):
    """Spellings of an English name by its sounds (of cmudict), as "M AY K AH L"."""
    return rules.spellings(" ".join(re.sub("[0-9]", "", sound) for sound in sounds) + " ")
