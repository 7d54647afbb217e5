"""Letters of the Arabic and Latin scripts: what is Arabic spelling, and when two spellings are one."""
import re
import unicodedata

ARABIC = re.compile("^[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيڤپچگژ]+$")
ARABIC_STRICT = re.compile("^[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+$")
MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
FOLDED = str.maketrans("أإآٱىةؤئ", "ااااي" + "هوي")
PROCLITICS = ("و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "فل", "وك")


def clean(text):
    """The text without harakat, tatweel and invisible marks, its spaces single."""
    return " ".join(MARKS.sub("", unicodedata.normalize("NFC", text)).replace("ٱ", "ا").split())


def is_arabic(text, strict=True):
    """True where every word is written in letters of Arabic, not of Persian, Urdu, Kurdish or Uyghur."""
    pattern = ARABIC_STRICT if strict else ARABIC
    words = re.split("[ -]", text)
    return bool(words) and all(pattern.match(word) for word in words)


def has_arabic(text):
    return any("\u0600" <= letter <= "\u06ff" for letter in text)


def fold(text):
    """Spellings that the program takes for one are equal folded."""
    if has_arabic(text):
        return re.sub("[- ]+", " ", clean(text).translate(FOLDED)).strip()
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for letter, plain_letter in (("ß", "ss"), ("ø", "o"), ("ł", "l"), ("đ", "d"), ("ı", "i"), ("æ", "ae"), ("œ", "oe"), ("ð", "d"), ("þ", "th")):
        plain = plain.replace(letter, plain_letter)
    return re.sub("[^a-z0-9+]+", " ", plain).strip()


def without_article(word):
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
