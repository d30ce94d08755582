"""Spans of text as rows of shaped words: split at spaces, and where a word itself may be divided."""
# SPDX-License-Identifier: MIT

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from operator import add, itemgetter

from briefing.render.typeset.hyphens import hyphenator
from briefing.render.typeset.linebreak import Row
from briefing.render.typeset.pen import Span
from briefing.render.typeset.words import Font, Word

WIDTH = itemgetter(1)
# The first of the East Asian signs: between two of them a line may end.
EAST_ASIAN = "\u2e80"
EAST_ASIAN_SIGNS = (
    "\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
)
# After a hyphen between two parts of letters, a dash before a letter, a slash within an address.
DIVISIBLE = r"(?<=[^\W\d_]{2}[-\u2010])(?=[^\W\d_]{2})|(?<=[–—])(?=[^\W\d_])|(?<=\w/)(?=\w)"
# Signs that must not begin or end a line in Chinese and Japanese.
NOT_FIRST = frozenset("、。，．・：；？！）」』】〕〉》”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%）,.;:!?)]")
NOT_LAST = frozenset("（「『【〔〈《“‘([")


class Words(Row):
    """The words of a stretch without forced breaks.

    `spans` says at which word each span begins, `tokens` what each word is as a text (empty for what is not to be
    divided by hyphens); `whole` gives, for the first part of a word that may be divided, the part after its last one
    and the code of the undivided word; `parts` are the words' parts that may end a line.
    """

    __slots__ = ("_limit", "codes", "parts", "spans", "tokens", "whole", "words")

    def __init__(self, spans: list[Span], *, limit: float = 0.0) -> None:
        """`limit` divides words that are wider anywhere: the last way out for what no rule divides."""
        super().__init__([], [])
        self._limit = limit
        self.words: list[Word] = []
        self.codes: Sequence[bytes] = ()
        self.tokens: list[str] = []
        self.spans: list[tuple[int, Span]] = []
        self.whole: dict[int, tuple[int, bytes]] = {}
        self.parts: dict[int, tuple[Font, str]] = {}
        self._take(spans)
        self.measure()

    def _take(self, spans: list[Span]) -> None:
        spaced = True
        for span in spans:
            text = span.text
            tokens = list(filter(None, text.split(" ")))
            if not tokens:
                spaced = spaced or bool(text)
                continue
            if not spaced and text[0] != " ":
                self.glue(fixed=True)
            self.spans.append((len(self.words), span))
            if self._limit or may_divide(text):
                for token in tokens:
                    self._add(span.font, token)
            else:
                self.words += map(span.font.__getitem__, tokens)
                self.tokens += tokens
            spaced = text[-1] == " "

    def measure(self) -> None:
        """Where each word begins and ends."""
        if not self.words:
            return
        advances, widths, self.codes = zip(*self.words, strict=True)
        self.starts = list(accumulate(advances, initial=0.0))
        self.ends = list(map(add, self.starts, widths))

    def glue(self, *, fixed: bool = False) -> None:
        """Let the next word follow the last one without a space."""
        index = len(self.words)
        if index:
            last = self.words[-1]
            self.words[-1] = last._replace(advance=last.width)
            self.glued.add(index)
            if fixed:
                self.fixed.add(index)

    def _add(self, font: Font, token: str) -> None:
        """Add a word with the places at which it may be divided without a hyphen of ours.

        One that is wider than the limit is divided by the rules of its language, or else anywhere.
        """
        parts = list(divided(token)) if may_divide(token) else [token]
        if self._limit and len(parts) == 1 and font[token].width > self._limit:
            divider = hyphenator(font.look.language)
            syllables = divider[token] if divider else parts
            hyphen = font["-"].width
            if len(syllables) > 1 and all(font[each].width + hyphen <= self._limit for each in syllables):
                self._add_parts(font, font[token], syllables)
                self.tokens += [""] * len(syllables)
                return
        if self._limit:
            parts = [piece for part in parts for piece in _fitting(font, part, self._limit)]
        for index, part in enumerate(parts):
            if index:
                self.glue()
            self.words.append(font[part])
        self.tokens += [token] if len(parts) == 1 else [""] * len(parts)

    def parted(self, near: Iterable[int]) -> "Words":
        """The same words, those at the places `near` in the parts into which their language divides them."""
        made = Words([])
        at = 0
        begins = [start for start, _span in self.spans]
        moved: list[int] = []
        for index in near:
            font = self.spans[bisect_right(begins, index) - 1][1].font
            divider = hyphenator(font.look.language)
            parts = divider[self.tokens[index]] if divider else ()
            if len(parts) > 1:
                made.words += self.words[at:index]
                made._add_parts(font, self.words[index], parts)
                at = index + 1
                moved += [index] * (len(parts) - 1)
        made.words += self.words[at:]
        made.spans = [(start + bisect_left(moved, start), span) for start, span in self.spans]
        made.glued |= {each + bisect_left(moved, each) for each in self.glued}
        made.fixed = {each + bisect_left(moved, each) for each in self.fixed}
        made.measure()
        return made

    def _add_parts(self, font: Font, word: Word, parts: list[str]) -> None:
        """The parts share the width of the whole word; one is shaped by itself only where a line parts it."""
        first = len(self.words)
        hyphen = font["-"].width
        widths = font.shares(parts, word.width)
        for at, (part, width) in enumerate(zip(parts, widths, strict=True), start=first):
            if at > first:
                self.glued.add(at)
                self.hyphens[at] = hyphen
            self.parts[at] = (font, part)
            self.words.append(Word(width, width, b""))
        # The last part has the space after the word, if it has one.
        self.words[-1] = Word(widths[-1] + word.advance - word.width, widths[-1], b"")
        self.whole[first] = (len(self.words), word.code)

    def line_code(self, first: int, last: int, space: bytes) -> bytes:
        """The code of the words from first up to last, which stand in one span."""
        if not self.glued:
            return space.join(self.codes[first:last])
        parts = []
        index = first
        while index < last:
            if index > first and index not in self.glued:
                parts.append(space)
            end, code = self.whole.get(index, (index + 1, b""))
            if not code or end > last:
                end, code = index + 1, self._code_of(index)
            parts.append(code)
            index = end
        return b"".join(parts)

    def _code_of(self, index: int) -> bytes:
        """The code of a word, or of a part of one that a line parts."""
        if index in self.parts:
            font, part = self.parts[index]
            return font[part].code
        return self.codes[index]

    def gaps(self, first: int, last: int) -> int:
        """The number of spaces between the words from first up to last."""
        count = last - first - 1
        if self.glued:
            count -= sum(index in self.glued for index in range(first + 1, last))
        return count


def may_divide(text: str) -> bool:
    """Whether a line may end within a word of `text` without a hyphen of ours; also true for some that turn out not."""
    if "-" in text or "/" in text:
        return True
    return not text.isascii() and (max(text) >= EAST_ASIAN or "–" in text or "—" in text or "\u2010" in text)


@cache
def _divisions(east_asian: bool) -> re.Pattern[str]:
    signs = EAST_ASIAN_SIGNS
    return re.compile(f"{DIVISIBLE}|(?<=[{signs}])|(?=[{signs}])" if east_asian else DIVISIBLE)


def divided(token: str) -> Iterator[str]:
    """A word in the parts between which a line may end without a hyphen of ours."""
    held = ""
    for part in filter(None, _divisions(max(token) >= EAST_ASIAN).split(token)):
        if held and part[0] not in NOT_FIRST and held[-1] not in NOT_LAST:
            yield held
            held = ""
        held += part
    yield held


def _fitting(font: Font, word: str, width: float) -> Iterator[str]:
    """A word in parts that fit in `width`, each as long as can be."""
    while len(word) > 1 and font[word].width > width:
        low, high = 1, len(word) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if font[word[:middle]].width <= width:
                low = middle
            else:
                high = middle - 1
        yield word[:low]
        word = word[low:]
    yield word
