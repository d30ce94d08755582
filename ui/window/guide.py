"""The guide: how the work goes, in a few chapters to read, at hand without a network. F1 opens it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from resources.guide import guide_text
from ui import fonts, measure, theme
from ui.commands import Commands
from ui.kit import Label, tool_button
from ui.kit.cover import Cover
from ui.preferences.page_list import PageList

_WIDTH, _HEIGHT = 940, 680
_LETTERS = 14
_LINE = 140  # per cent
_BETWEEN = 10
_PLACE = re.compile(r"\{([a-z]+\.[a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A title, and a text in Markdown."""

    title: str
    text: str


def chapters(commands: Commands) -> list[Chapter]:
    """The chapters of the guide, with the keys as they are now; KeyError where it names a command that is none."""
    parts = re.split(r"^# (.+)$", guide_text(), flags=re.MULTILINE)
    told = [_with_keys(text.strip(), commands) for text in parts[2::2]]
    return [Chapter(title.strip(), text) for title, text in zip(parts[1::2], told, strict=True)]


class Guide(Cover):
    """A sheet over the window: its chapters at the left, the one at hand beside them. Esc and F1 close it."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window)
        self._commands = commands
        self._chapters: list[Chapter] = []
        self.list: PageList | None = None
        self.text = _browser()
        self.setAccessibleName(self.tr("Guide"))

    def open(self) -> None:
        """Show it, at the chapter that was read last, and take the keyboard; closing gives it back."""
        self._chapters = chapters(self._commands)
        if self.list is None:
            self.list = self._lay_out()
        self.come_up()
        self.fit(measure.px(_WIDTH), measure.px(_HEIGHT))
        self._show(self.list.current())
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.close_now()
        else:
            super().keyPressEvent(event)

    def _show(self, place: int) -> None:
        chapter = self._chapters[place]
        self.text.document().setDefaultFont(fonts.ui_font(_LETTERS))
        self.text.setMarkdown(f"## {chapter.title}\n\n{chapter.text}")
        _dress(self.text.document())
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.setAccessibleName(chapter.title)

    def _lay_out(self) -> PageList:
        found = PageList([chapter.title for chapter in self._chapters])
        found.setAccessibleName(self.tr("Chapters"))
        found.viewport().setAutoFillBackground(False)
        found.chosen.connect(self._show)
        close = tool_button("x", self.tr("Close"))
        close.clicked.connect(self.close_now)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 12, 6)
        head.addWidget(Label(self.tr("Guide"), size=16, weight=600))
        head.addStretch(1)
        head.addWidget(close)
        beside = QHBoxLayout()
        beside.setContentsMargins(12, 0, 12, 12)
        beside.setSpacing(16)
        beside.addWidget(found)
        beside.addWidget(self.text, 1)
        column: QVBoxLayout = self.sheet.sheet
        column.addLayout(head)
        column.addLayout(beside, 1)
        return found


def _browser() -> QTextBrowser:
    made = QTextBrowser()
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setProperty("ringed", True)
    made.setOpenLinks(False)
    made.document().setDocumentMargin(16)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _dress(document: QTextDocument) -> None:
    """Room between the lines, and keys that are seen to be keys: Markdown knows neither."""
    cursor = QTextCursor(document)
    for block in _blocks(document):
        airy = QTextBlockFormat()
        airy.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        airy.setTopMargin(0)
        in_list = block.textList() is not None and block.next().textList() is not None
        airy.setBottomMargin(measure.px(2 if in_list else _BETWEEN))
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(airy)
        for start, end in _keys_in(block):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(_key_format())


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _keys_in(block: QTextBlock) -> list[tuple[int, int]]:
    """Where Markdown has code."""
    found = []
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        if piece.charFormat().fontFixedPitch():
            found.append((piece.position(), piece.position() + piece.length()))
        pieces += 1
    return found


def _key_format() -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setFont(fonts.mono_font(_LETTERS - 1, 600))
    dress.setBackground(theme.current().colour("picked"))
    return dress


def _with_keys(text: str, commands: Commands) -> str:
    """The text with the key of each command it names, or where none is given with the place in the menus."""

    def said(found: re.Match[str]) -> str:
        command = commands.command(found[1])
        keys = commands.keys(command.id)
        name = commands.action(command.id).iconText().removesuffix("…")
        return f"`{keys}`" if keys else f"*{command.menu.replace('/', ' ▸ ')} ▸ {name}*"

    return _PLACE.sub(said, text)
