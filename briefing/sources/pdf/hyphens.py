"""Words that the end of a line divided: whole again where the hyphen only divided them, kept where it belongs."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

HYPHENS = "-\u2010\u00ad"
_TOKEN = re.compile(rf"[^\W\d_]+(?:[{HYPHENS}][^\W\d_]+)*")
_BROKEN = re.compile(rf"(\S*?)([^\W_]+)([{HYPHENS}])")
_FIRST_WORD = re.compile(r"[^\W_]+")
_DASHES = "–—/"
# Scripts without spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
# So many letters on both sides of the break make another form of the same word: "constituen-cies", "constituency".
_SHARED_BEYOND = 2
_SHORTEST_WORD = 3
_SURE_WORD = 5
# Of so many hyphens at ends of lines, one divides a known word in a document that divides words; or so many times
# as many lines end with a hyphen as chance would have it.
_RARELY = 8
_MORE_THAN_CHANCE = 3
_NAME_BEGINNINGS = {"Mc", "Mac"}


class Joints:
    """How lines are joined, after the words of the document itself.

    A hyphen at a line's end goes when the whole word, or another form of it, stands elsewhere; it stays when the
    hyphenated word does, before a capital letter, and beside a figure. Where the document has two signs, one only at
    ends of lines (U+2010 or U+00AD beside "-"), the sign itself tells. Where no word is known to be divided among
    several that could be, the document divides none.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        self._inside: Counter[str] = Counter()
        self._at_ends: Counter[str] = Counter()
        breaks: list[tuple[str, str]] = []
        whole: list[str] = []
        above = ""
        for line in lines:
            whole.append(self._without_broken(line))
            if above and above[-1] in HYPHENS:
                breaks.append((above, line))
            above = line
        self._learn("\n".join(whole))
        self._whole = sorted(word for word in self._words if not _has_hyphen(word))
        self._compound = sorted(word for word in self._words if _has_hyphen(word))
        self._first_parts: Counter[str] = Counter()
        self._second_parts: Counter[str] = Counter()
        for word in self._compound:
            first, *_others, last = word.split("-")
            self._first_parts[first] += 1
            self._second_parts[last] += 1
        self._dividing = self._only_dividing()
        self._divides = self._is_dividing(breaks, len(whole))

    def joined(self, lines: Sequence[str], breaks: Collection[int] = ()) -> str:
        """Lines as one paragraph; those whose indexes are in `breaks` begin on a line of their own."""
        parts: list[str] = []
        for index, (above, line) in enumerate(pairwise(lines), start=1):
            before, between = (above, "\n") if index in breaks else self.joint(above, line)
            parts += (before, between)
        return "".join([*parts, *lines[-1:]])

    def joint(self, before: str, after: str) -> tuple[str, str]:
        """The first piece as it must end, and what stands between it and the second ("" or a space)."""
        if not before or not after:
            return before, ""
        match = _broken(before)
        following = _FIRST_WORD.match(after)
        if match and following:
            goes_on = after[following.end() : following.end() + 1] in {*HYPHENS}
            if self._stays(match, following.group(), chained=goes_on):
                return _visible_hyphen(before), ""
            return before[:-1], ""
        tight = before[-1] in _DASHES and not before[-2:-1].isspace()
        if tight or (_UNSPACED.match(before[-1]) and _UNSPACED.match(after[0])):
            return before, ""
        return before, " "

    def _without_broken(self, line: str) -> str:
        """A line without the word that its end may divide; the sign there is counted."""
        if not line or line[-1] not in HYPHENS:
            return line
        self._at_ends[line[-1]] += 1
        return line.rpartition(" ")[0]

    def _learn(self, text: str) -> None:
        """Count the words and the signs inside them; all lines at once, for a long document has very many."""
        for sign in HYPHENS:
            self._inside[sign] += text.count(sign)
        self._words.update(_TOKEN.findall(_plain(text)))

    def _only_dividing(self) -> set[str]:
        """The signs that stand at ends of lines only, where another one stands inside them."""
        return {
            sign
            for sign in self._at_ends
            if not self._inside[sign] and any(self._inside[other] for other in HYPHENS if other != sign)
        }

    def _is_dividing(self, breaks: list[tuple[str, str]], lines: int) -> bool:
        """Whether words of this document are divided at all.

        Some divided words stand elsewhere whole; or more lines end with a hyphen than would by chance, for a compound
        ends a line about once in as many times as there are words in a line.
        """
        whole = 0
        for before, after in breaks:
            match, following = _broken(before), _FIRST_WORD.match(after)
            if match and following and self._is_known_whole(match.group(2).casefold(), following.group().casefold()):
                whole += 1
        compounds = sum(self._words[word] for word in self._compound)
        by_chance = compounds * lines / max(1, sum(self._words.values()))
        return whole * _RARELY >= max(1, len(breaks)) or len(breaks) > _MORE_THAN_CHANCE * by_chance

    def _is_known_whole(self, first: str, following: str) -> bool:
        """Whether the two make a word that stands elsewhere, or begin like another form of one."""
        if self._words[first + following]:
            return True
        beyond = following[:_SHARED_BEYOND]
        long_enough = len(following) > _SHARED_BEYOND and len(first) + len(beyond) > _SHORTEST_WORD
        return long_enough and _begins(self._whole, first + beyond)

    def _is_known_divided(self, lead: str, first: str, following: str) -> bool:
        beyond = following[:_SHARED_BEYOND]
        return len(following) > _SHARED_BEYOND and _begins(self._compound, f"{lead}{first}-{beyond}")

    def _stays(self, broken: re.Match[str], following: str, *, chained: bool) -> bool:
        lead, first, sign = broken.groups()
        if self._dividing:
            return sign not in self._dividing
        if first.isalpha() and following.isalpha() and first in _NAME_BEGINNINGS:
            return False
        chain = _plain(lead).rpartition("-")[0]
        # "end-to-" and "-of-service": a small word between two hyphens is one of a chain.
        in_chain = (chain and self._is_small(first)) or (chained and self._is_small(following))
        if not self._divides or in_chain or _keeps_hyphen(first, following):
            return True
        return self._by_evidence(f"{chain}-" if chain else "", first.casefold(), following.casefold())

    def _by_evidence(self, chain: str, first: str, following: str) -> bool:
        whole = self._words[first + following] + (self._words[chain + first + following] if chain else 0)
        divided = self._words[f"{first}-{following}"] + (self._words[f"{chain}{first}-{following}"] if chain else 0)
        if whole or divided:
            return divided > whole
        if self._is_known_whole(first, following):
            return False
        if self._is_known_divided("", first, following) or (chain and self._is_known_divided(chain, first, following)):
            return True
        return self._are_words(first, following)

    def _are_words(self, first: str, following: str) -> bool:
        """Whether the parts are rather two words of their own than halves of one."""
        if self._second_parts[following] and len(following) >= _SURE_WORD:
            return True
        if len(first) < _SHORTEST_WORD or len(following) < _SHORTEST_WORD or not self._known(following):
            return False
        return bool(self._first_parts[first] or self._words[first])

    def _is_small(self, word: str) -> bool:
        return len(word) <= _SHORTEST_WORD and self._words[word.casefold()] > 0

    def _known(self, word: str) -> bool:
        return bool(self._words[word] or self._second_parts[word])


def _keeps_hyphen(first: str, following: str) -> bool:
    """Whether no word goes on over a hyphen: beside a figure or one letter alone, before a capital after small ones."""
    if not first.isalpha() or not following.isalpha() or len(first) == 1:
        return True
    return following[0].isupper() and not (first.isupper() and following.isupper())


def _broken(before: str) -> re.Match[str] | None:
    """The last word of a line in its parts, when the line ends with a hyphen."""
    return _BROKEN.fullmatch(before.rsplit(None, 1)[-1]) if before[-1] in HYPHENS else None


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
