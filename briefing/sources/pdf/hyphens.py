"""Words that the end of a line divided: whole again where the hyphen only divided them, kept where it belongs."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

HYPHENS = "-\u2010\u00ad"
_TOKEN = re.compile(rf"[^\W\d_]+(?:[{HYPHENS}][^\W\d_]+)*")
_BROKEN = re.compile(rf"(\S*?)([^\W_]+)([{HYPHENS}])$")
_FIRST_WORD = re.compile(r"[^\W_]+")
_DASHES = "–—/"
# Scripts without spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
# So many letters on both sides of the break make another form of the same word: "constituen-cies", "constituency".
_SHARED_BEYOND = 2
_SHORTEST_WORD = 3
# A first part that stands before a hyphen this often, for its uses inside whole words, is one that keeps it.
_OFTEN = 2


class Joints:
    """How lines are joined, after the words of the document itself.

    A hyphen at a line's end goes when the whole word, or another form of it, stands elsewhere; it stays when the
    hyphenated word does, before a capital letter, and beside a figure. Where the document has two signs, one only at
    ends of lines (U+2010 or U+00AD beside "-"), the sign itself tells.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        self._inside: Counter[str] = Counter()
        self._at_ends: Counter[str] = Counter()
        for line in lines:
            self._learn(line)
        self._whole = sorted(word for word in self._words if not _has_hyphen(word))
        self._compound = sorted(word for word in self._words if _has_hyphen(word))
        self._first_parts: Counter[str] = Counter()
        self._second_parts: Counter[str] = Counter()
        for word in self._compound:
            first, *_others, last = word.split("-")
            self._first_parts[first] += 1
            self._second_parts[last] += 1
        self._dividing = self._only_dividing()

    def joined(self, before: str, after: str) -> str:
        """Two pieces of one paragraph as one."""
        start, between = self.joint(before, after)
        return start + between + after

    def joint(self, before: str, after: str) -> tuple[str, str]:
        """The first piece as it must end, and what stands between it and the second ("" or a space)."""
        if not before or not after:
            return before, ""
        match = _BROKEN.search(before)
        following = _FIRST_WORD.match(after)
        if match and following:
            if self._stays(match, following.group()):
                return _visible_hyphen(before), ""
            return before[:-1], ""
        tight = before[-1] in _DASHES and not before[-2:-1].isspace()
        if tight or (_UNSPACED.match(before[-1]) and _UNSPACED.match(after[0])):
            return before, ""
        return before, " "

    def _learn(self, line: str) -> None:
        if line and line[-1] in HYPHENS:
            self._at_ends[line[-1]] += 1
            line = line[: -len(line.split()[-1])] if line.split() else line
        for sign in HYPHENS:
            if sign in line:
                self._inside[sign] += line.count(sign)
        for token in _TOKEN.findall(line):
            self._words[_plain(token)] += 1

    def _only_dividing(self) -> set[str]:
        """The signs that stand at ends of lines only, where another one stands inside them."""
        return {
            sign
            for sign in self._at_ends
            if not self._inside[sign] and any(self._inside[other] for other in HYPHENS if other != sign)
        }

    def _stays(self, broken: re.Match[str], following: str) -> bool:
        lead, first, sign = broken.groups()
        if self._dividing:
            return sign not in self._dividing
        if not first.isalpha() or not following.isalpha():
            return True
        if following[0].isupper() and not (first.isupper() and following.isupper()):
            return True
        return self._by_evidence(_plain(lead + first), first.casefold(), following.casefold())

    def _by_evidence(self, lead: str, first: str, following: str) -> bool:
        chain = lead.rsplit("-", 1)[0] + "-" if "-" in lead else ""
        whole = self._words[first + following]
        divided = self._words[f"{first}-{following}"] + (self._words[f"{chain}{first}-{following}"] if chain else 0)
        if whole or divided:
            return divided > whole
        beyond = following[:_SHARED_BEYOND]
        if len(following) > _SHARED_BEYOND and len(first) + len(beyond) > _SHORTEST_WORD:
            if _begins(self._whole, first + beyond):
                return False
            if _begins(self._compound, f"{first}-{beyond}"):
                return True
        return self._both_are_words(first, following)

    def _both_are_words(self, first: str, following: str) -> bool:
        """Whether the parts are rather two words: both known, the first as one that takes a hyphen or often alone."""
        known = self._words[following] + self._second_parts[following]
        if not known or len(following) < _SHORTEST_WORD or len(first) < _SHORTEST_WORD:
            return False
        return bool(self._first_parts[first]) or self._words[first] > 0


def _plain(word: str) -> str:
    for sign in HYPHENS[1:]:
        word = word.replace(sign, "-")
    return word.casefold()


def _has_hyphen(word: str) -> bool:
    return "-" in word


def _begins(ordered: list[str], start: str) -> bool:
    at = bisect_left(ordered, start)
    return at < len(ordered) and ordered[at].startswith(start)


def _visible_hyphen(before: str) -> str:
    """A soft hyphen that stays is shown, so it is a hyphen."""
    return before[:-1] + "-" if before[-1] == "\u00ad" else before
