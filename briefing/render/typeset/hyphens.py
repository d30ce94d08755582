"""Where words may be divided: Liang's patterns from pyphen's dictionaries, and Turkish by its syllables.

A dictionary takes up to a second to parse whole, a document uses a few hundred patterns of it: a pattern is parsed
when it first matches, and pyphen itself is not imported.
"""
# SPDX-License-Identifier: MIT

from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

# By so many letters patterns are told apart when they are read.
BEGIN = 4
SHORTEST = 7
KEPT = 3
# The dictionary for a language that is named without a country, where it is not called "de_DE" for "de".
USUAL = {
    "en": "en_GB",
    "pt": "pt_PT",
    "uk": "uk_UA",
    "cs": "cs_CZ",
    "da": "da_DK",
    "el": "el_GR",
    "sv": "sv",
    "nb": "nb_NO",
}
DIGITS = b"0123456789"
KEYWORDS = ("%", "#", "LEFT", "RIGHT", "COMPOUND", "NEXTLEVEL")
EDGES = ".,;:!?()[]\"'“”‘’«»…"
TURKISH_VOWELS = frozenset("aeıioöuüâîû")
TURKISH = frozenset({"tr", "az"})


class Patterns:
    """Liang's patterns of one language."""

    def __init__(self, path: Path) -> None:
        encoding, _, body = path.read_bytes().partition(b"\n")
        coding = encoding.strip().decode("ascii")
        lines = body.replace(b"\r", b"").replace(b" ", b"\n")
        patterns = lines.translate(None, DIGITS).decode(coding).split("\n")
        self._lines = dict(zip(patterns, lines.decode(coding).split("\n"), strict=True))
        # How long the longest pattern is that begins with these letters: further on nothing need be looked up.
        self._longest = {each[:BEGIN]: len(each) for each in sorted(patterns, key=len)}
        self._weights: dict[str, tuple[tuple[int, int], ...]] = {}

    def points(self, word: str) -> list[int]:
        """The positions at which `word` may be divided."""
        padded = f".{word.lower()}."
        count = len(padded)
        found = [0] * (count + 1)
        lines, longest_of = self._lines, self._longest.get
        for first in range(count - 1):
            last = first + longest_of(padded[first : first + BEGIN], BEGIN - 1)
            for end in range(first + 2, min(last, count) + 1):
                letters = padded[first:end]
                if letters in lines:
                    for offset, weight in self._weights_of(letters):
                        if weight > found[first + offset]:  # noqa: PLR1730  # max() costs more than all else in here
                            found[first + offset] = weight
        return [at - 1 for at, weight in enumerate(found) if weight % 2 and KEPT <= at - 1 <= len(word) - KEPT]

    def _weights_of(self, letters: str) -> tuple[tuple[int, int], ...]:
        known = self._weights.get(letters)
        if known is None:
            line = self._lines[letters]
            known = self._weights[letters] = () if line.startswith(KEYWORDS) else _weights(line)
        return known


def _weights(pattern: str) -> tuple[tuple[int, int], ...]:
    """The (position, weight) pairs of a pattern."""
    made = []
    offset = 0
    # What follows a slash says how the spelling changes: such divisions are left out by their even weight.
    for character in pattern.partition("/")[0]:
        if character.isdigit():
            made.append((offset, int(character)))
        else:
            offset += 1
    return tuple(made)


def turkish_points(word: str) -> list[int]:
    """A Turkish syllable begins with the consonant before its vowel, or with the vowel where there is none."""
    lower = word.replace("İ", "i").replace("I", "ı").lower()
    points = []
    for at in range(1, len(lower) - 1):
        begins = lower[at] not in TURKISH_VOWELS and lower[at + 1] in TURKISH_VOWELS
        hiatus = lower[at] in TURKISH_VOWELS and lower[at - 1] in TURKISH_VOWELS
        if (begins or hiatus) and KEPT <= at <= len(word) - KEPT:
            points.append(at)
    return points


class Hyphenator(dict[str, list[str]]):
    """A word of the text to its parts; every word is looked up once. True even while it is empty."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._patterns = patterns_of(language)

    def __bool__(self) -> bool:
        return self._patterns is not None or self._language in TURKISH

    def __missing__(self, token: str) -> list[str]:
        word = token.strip(EDGES)
        parts = [token]
        if len(word) >= SHORTEST and word.isalpha():
            start = token.index(word)
            edges = [0, *(start + point for point in self._points(word)), len(token)]
            parts = [token[first:last] for first, last in pairwise(edges)]
        self[token] = parts
        return parts

    def _points(self, word: str) -> list[int]:
        if self._patterns is not None:
            return self._patterns.points(word)
        return turkish_points(word) if self._language in TURKISH else []


@cache
def patterns_of(language: str) -> Patterns | None:
    """The patterns for a BCP 47 tag, the country's own where there are some; None where there are none."""
    spec = find_spec("pyphen")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "dictionaries"
    short = language.partition("-")[0].lower()
    country = language.replace("-", "_")
    for name in (country, USUAL.get(short, ""), short, f"{short}_{short.upper()}"):
        path = folder / f"hyph_{name}.dic"
        if name and path.is_file():
            return Patterns(path)
    return None


@cache
def hyphenator(language: str) -> Hyphenator:
    """The hyphenator of a language; it is empty and false for one that nobody wrote patterns for."""
    return Hyphenator(language)
