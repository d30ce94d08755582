"""Where words may be divided: Liang's patterns from pyphen's dictionaries, and Turkish by its syllables.

A dictionary takes up to a second to parse whole, a document uses a few hundred patterns of it: a pattern is parsed
when it first matches, and pyphen itself is not imported.
"""
# SPDX-License-Identifier: MIT

from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

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
WITHOUT_DIGITS = str.maketrans("", "", "0123456789")
KEYWORDS = ("%", "#", "LEFT", "RIGHT", "COMPOUND", "NEXTLEVEL")
EDGES = ".,;:!?()[]\"'“”‘’«»…"
TURKISH_VOWELS = frozenset("aeıioöuüâîû")
TURKISH = frozenset({"tr", "az"})


class Patterns:
    """Liang's patterns of one language."""

    def __init__(self, path: Path) -> None:
        encoding, _, body = path.read_bytes().partition(b"\n")
        text = body.decode(encoding.strip().decode("ascii")).replace("\r", "").replace(" ", "\n")
        # By their first two letters, because a document needs few of them.
        self._groups: dict[str, list[tuple[str, str]]] = {}
        for line, letters in zip(text.split("\n"), text.translate(WITHOUT_DIGITS).split("\n"), strict=True):
            self._groups.setdefault(letters[:2], []).append((letters, line))
        self._trees: dict[str, Tree] = {}

    def points(self, word: str) -> list[int]:
        """The positions at which `word` may be divided."""
        padded = f".{word.lower()}."
        count = len(padded)
        weights = [0] * (count + 1)
        for first in range(count - 1):
            begin = padded[first : first + 2]
            tree = self._trees.get(begin)
            if tree is None:
                tree = self._trees[begin] = self._tree(begin)
            at = first + 2
            while tree is not None:
                for offset, weight in tree.weights:
                    weights[first + offset] = max(weights[first + offset], weight)
                tree = tree.get(padded[at]) if at < count else None
                at += 1
        return [at - 1 for at, weight in enumerate(weights) if weight % 2 and KEPT <= at - 1 <= len(word) - KEPT]

    def _tree(self, begin: str) -> "Tree":
        """The patterns whose first two letters are these, by the letters that follow."""
        root = Tree()
        for letters, line in self._groups.get(begin, ()):
            if not line.startswith(KEYWORDS):
                tree = root
                for letter in letters[2:]:
                    tree = tree.setdefault(letter, Tree())
                tree.weights = _weights(line)
        return root


class Tree(dict[str, "Tree"]):
    """The patterns that begin with some letters: the next letter to those that go on with it.

    `weights` are the (position, weight) pairs of the pattern that ends here.
    """

    __slots__ = ("weights",)

    def __init__(self) -> None:
        super().__init__()
        self.weights: tuple[tuple[int, int], ...] = ()


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
