"""Which names are common words too: their form gets a question mark and counts only where something speaks for it.

Asks the frequency lists of wordfreq, the spelling dictionary of Debian's hunspell-ar and the word lists of wamerican and
wfrench. None of them goes into the data; they only decide about marks.
"""
import functools
import subprocess

import wordfreq

from letters import PROCLITICS, fold, has_arabic

WORD_LISTS = ("/usr/share/dict/american-english", "/usr/share/dict/french")


def zipf(word, language="ar"):
    """How common a word is: 8 the most frequent, 3 once in a million words, 0 not seen."""
    return wordfreq.zipf_frequency(word, language)


@functools.cache
def spellings():
    """The Arabic words of the frequency list by their folded form."""
    found = {}
    for word in wordfreq.get_frequency_dict("ar", "large"):
        if has_arabic(word):
            found.setdefault(fold(word), []).append(word)
    return found


def zipf_folded(word):
    """How common the commonest word is that the program takes for the same: الام and الأم."""
    return max((zipf(spelling) for spelling in spellings().get(fold(word), [])), default=0)


@functools.cache
def latin_words():
    """Words of English and French that are written small."""
    words = set()
    for path in WORD_LISTS:
        with open(path, encoding="utf-8") as lines:
            words |= {fold(line.strip()) for line in lines if line.strip().islower()}
    return words


class Dictionary:
    """Words that the Arabic dictionary knows, with their proclitics and endings; asked for all at once."""

    def __init__(self, words):
        asked = {word for word in words if has_arabic(word) and " " not in word}
        words = sorted(asked | {other for word in asked for other in spellings().get(fold(word), []) if zipf(other) >= 2})
        self.known = set()
        if not words:
            return
        done = subprocess.run(
            ["hunspell", "-d", "ar", "-i", "UTF-8", "-l"], input="\n".join(words), capture_output=True, text=True, check=True)
        self.known = {fold(word) for word in set(words) - set(done.stdout.split())}

    def __contains__(self, word):
        return fold(word) in self.known


def collides_with_proclitic(word):
    """True where the word after a proclitic letter is a more common word: "قال" in "وقال"."""
    own = zipf_folded(word)
    for proclitic in PROCLITICS:
        frequency = zipf_folded(proclitic + word)
        if frequency >= 4.2 and len(word) <= 4 and frequency > own or frequency >= 3.2 and frequency > own + 0.5:
            return True
    return False
