"""The colours and weights of Markdown in the editor. A brief's section is short: Qt's highlighter is quick enough."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from briefing.brief.ground import Ground
from briefing.brief.spelling import words_in
from ui import fonts, theme
from ui.compose.markup import Part, Span, spans
from ui.reader.positions import TextPositions

BODY = 16.0
CHIP = 13.0
_BOLD = 700
_TOKENS = {
    Part.SIGN: "faint",
    Part.CODE: "sub",
    Part.CITATION: "accent",
    Part.MISSING: "bad",
    Part.DIRECTIVE: "judgement",
    Part.MARK: "sub",
    Part.TABLE: "text",
}
_MONO = (Part.CODE, Part.CITATION, Part.MISSING, Part.DIRECTIVE, Part.TABLE, Part.MARK)


def _never(_word: str) -> bool:
    """No word is wrong where nobody knows."""
    return False


class Highlighter(QSyntaxHighlighter):
    """Formats a section's lines. It changes how they look, never what they say."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._scale = 1.0
        self._ground = Ground()
        self._known: frozenset[str] | None = None
        self._is_wrong: Callable[[str], bool] = _never
        theme.changes().changed.connect(self._dress_again)

    def set_spelling(self, is_wrong: Callable[[str], bool]) -> None:
        """Ask this of each word, and underline those of which it is so."""
        self._is_wrong = is_wrong
        self._dress_again()

    def respell(self, words: Collection[str] | None) -> None:
        """Show anew the lines that hold one of these words, every line for None."""
        if words is None:
            self.rehighlight()
            return
        block = self.document().begin()
        while block.isValid():
            line = block.text()
            if any(word in line for word in words):
                self.rehighlightBlock(block)
            block = block.next()

    def misspelt(self, line: str) -> list[tuple[int, int]]:
        """The misspelt words of a line: code points [start, end)."""
        if self._is_wrong is _never:
            return []
        return [(start, end) for start, end in words_in(line) if self._is_wrong(line[start:end])]

    def set_ground(self, ground: Ground) -> None:
        """What the text can stand on: terms of the scale, and the labels there are."""
        known = ground.sources | frozenset(ground.evidenced)
        if (ground.terms, known) != (self._ground.terms, self._known):
            self._ground, self._known = ground, known
            self._dress_again()

    def set_scale(self, scale: float) -> None:
        """Show the text at this size, 1.0 for 100 %."""
        self._scale = scale
        self._dress_again()

    def spans(self, line: str) -> list[Span]:
        """What stands in a line."""
        return spans(line, self._ground.terms, self._known)

    def highlightBlock(self, text: str) -> None:
        positions = TextPositions(text)
        for span in self.spans(text):
            start = positions.to_units(span.start)
            self.setFormat(start, positions.to_units(span.end) - start, self._letters(span.part))
        for first, last in self.misspelt(text):
            start, end = positions.to_units(first), positions.to_units(last)
            letters = QTextCharFormat(self.format(start))
            letters.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
            letters.setUnderlineColor(theme.current().colour("warning"))
            self.setFormat(start, end - start, letters)

    def _letters(self, part: Part) -> QTextCharFormat:
        desk = theme.current()
        letters = QTextCharFormat()
        if part in _MONO:
            letters.setFont(fonts.mono_font(CHIP, scale=self._scale))
        elif part in (Part.HEADING, Part.STRONG):
            letters.setFont(fonts.reading_font(BODY, _BOLD, scale=self._scale))
        elif part is Part.EMPHASIS:
            slanted = QFont(fonts.reading_font(BODY, scale=self._scale))
            slanted.setItalic(True)
            letters.setFont(slanted)
        if part is Part.ESTIMATE:
            letters.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            letters.setUnderlineColor(desk.colour("judgement"))
        elif part is Part.FAULT:
            letters.setFont(fonts.mono_font(CHIP, scale=self._scale))
            letters.setForeground(desk.colour("bad"))
            letters.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            letters.setUnderlineColor(desk.colour("bad"))
        else:
            letters.setForeground(desk.colour(_TOKENS.get(part, "text")))
        return letters

    def _dress_again(self, _theme: object = None) -> None:
        if not self.document().isEmpty():
            self.rehighlight()
