"""Holds the Swift that reads articles to its promise: no word of any language stands in it.

Every string literal of Sources/Reporting and Sources/Language, and of what builds graphs of articles, is cut into words.
A word is refused where it has a letter outside ASCII, or where a language's data (its words, verbs and nouns) has it. The
names that data files are written with (classes, tags, frames, outcomes) are words of the formats, which data/README.md has.
"""
import pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "Sources/CLanguagePacks/data"
FOLDERS = ["Sources/Reporting", "Sources/Language", "Sources/Articles/Building", "Sources/Articles/Identity"]
# There words of ASCII are names of the schema and of resolvers: the other scripts' words are looked for alone.
SCHEMA = re.compile(r"^Sources/Articles/|\bstatic let name = ")
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')


def data_words():
    """Words of the languages' own lists, names left out."""
    words = set()
    for name in ("words.txt", "verbs.txt", "nouns.txt"):
        for path in DATA.glob("*/" + name):
            for line in path.read_text(encoding="utf-8").splitlines():
                line = line.split("#")[0].split("|")[0]
                if not line.startswith("["):
                    words |= {word.lower() for word in re.findall(r"[^\W\d_]{2,}", line)}
    return words


def format_words():
    """Words that the forms of data files and the program's schema are made of: they are documented in data/README.md."""
    page = (DATA / "README.md").read_text(encoding="utf-8")
    return {word.lower() for code in re.findall(r"`([^`]*)`|```(.*?)```", page, re.S) for part in code
            for word in re.findall(r"[A-Za-z]{2,}", part)}


def literals(text):
    """Each literal with its line, comments left out; messages, which have blanks, are no words of a language's data."""
    for number, line in enumerate(text.splitlines(), 1):
        code = re.sub(r"//.*", "", line)
        for literal in LITERAL.findall(code):
            yield number, line, re.sub(r"\\\([^)]*\)|\\u\{[0-9A-Fa-f]+\}|\\.", "", literal)


def main():
    words, known, wrong = data_words(), format_words(), []
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.swift")):
            for number, line, literal in literals(path.read_text(encoding="utf-8")):
                place = f"{path.relative_to(ROOT)}:{number}"
                if re.search(r"[^\W\d_]", re.sub(r"[\x00-\x7f]", "", literal)) and literal not in ("…",):
                    wrong.append(f"{place}: a word of a language, \"{literal}\"; it belongs in Sources/CLanguagePacks/data")
                elif not SCHEMA.search(f"{place} {line}") and re.fullmatch(r"[A-Za-z]{2,}", literal) and literal.lower() in words - known:
                    wrong.append(f"{place}: \"{literal}\" is a word of a language's data; give it a class and ask for that")
    for line in wrong:
        print(line, file=sys.stderr)
    if wrong:
        sys.exit(1)
    print(f"words: none of the {len(words)} words of the languages stands in Swift")


main()
