"""The source card: all that is known and said of a source, in the place of the panels."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from briefing.model import Kind, Source
from briefing.project import Change
from ui import fonts, theme
from ui.desk import Desk
from ui.kit import Label, flush_all, link_button, tool_button
from ui.library.facets import grade_words
from ui.library.words import said
from ui.panels.editing import fill, scroll_area, scrolling
from ui.sources.details import SourceDetails
from ui.sources.several import SeveralSources

HTML = ("text/html", "application/xhtml+xml")


class SourceCard(QWidget):
    """One source, or what several have in common. It follows whatever is chosen while it is shown."""

    close_wanted = Signal()
    """The cross, Esc, or Ctrl+Enter: back to the panels and the text."""
    read_wanted = Signal(str)
    """The id of the source to read."""
    original_wanted = Signal(str)
    """The id of the source whose original is to be opened."""
    full_text_wanted = Signal(str)
    """The id of the source of whose page all text is to be shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ids: list[str] = []
        self._several: SeveralSources | None = None
        self._label = Label(weight=500, colour="accent")
        self._label.setFont(fonts.mono_font(13))
        self._title = Label(size=14, weight=600, elide=True)
        self._about = Label(size=11, colour="sub", elide=True)
        self.read = link_button(self.tr("Read"))
        self.original = link_button(self.tr("Open original"))
        self.full_text = link_button(self.tr("Full page text"))
        self.close_button = tool_button("x", self.tr("Close the source card"))
        self._pages = QStackedWidget(self)
        self._scroll = scroll_area(self._pages)
        self.details = SourceDetails(desk, self._scroll.viewport())
        fill(self._scroll, self.details)
        self._pages.addWidget(self._scroll)
        self._connect()
        self._lay_out()
        self.setAccessibleName(self.tr("Source card"))

    @property
    def several(self) -> SeveralSources:
        """What several sources have in common, made when several are first shown."""
        if self._several is None:
            self._several = SeveralSources(self._desk)
            self._pages.addWidget(scrolling(self._several, self._pages))
        return self._several

    def shown_ids(self) -> list[str]:
        """The ids of the sources shown."""
        return list(self._ids)

    def show_sources(self, source_ids: Sequence[str]) -> None:
        """Show one source, or several; none empties the card."""
        wanted = list(source_ids)
        one = wanted[0] if len(wanted) == 1 else ""
        if wanted != self._ids:
            self._ids = wanted
            self._scroll.verticalScrollBar().setValue(0)
        self.details.show_item(one)
        several = wanted if len(wanted) > 1 else []
        if several or self._several is not None:
            self.several.show_sources(several)
        self._pages.setCurrentIndex(1 if several else 0)
        self._show_head()

    def focus(self) -> None:
        """Put the keyboard into the first field that is worth it: the publisher where none is known, else the title."""
        if len(self._ids) > 1:
            self.several.state.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        missing = not self.details.publisher.text()
        field = self.details.publisher if missing else self.details.title
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.setCursorPosition(0)  # a long title shows its beginning

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or (control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            flush_all()
            self.close_wanted.emit()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(396, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(340, 320)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("panel"))
        painter.fillRect(0, self._pages.y() - 1, self.width(), 1, theme.current().colour("line"))
        painter.end()

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.close_wanted)
        for button, signal in (
            (self.read, self.read_wanted),
            (self.original, self.original_wanted),
            (self.full_text, self.full_text_wanted),
        ):
            button.clicked.connect(lambda _on=False, signal=signal: signal.emit(self.details.item_id))
        self._desk.changed.connect(self._hear)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._label)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        for button in (self.read, self.original, self.full_text):
            acts.addWidget(button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 9, 8, 6)
        top.setSpacing(4)
        top.addLayout(head)
        top.addWidget(self._about)
        top.addLayout(acts)
        column.addLayout(top)
        column.addWidget(self._pages, 1)

    def _hear(self, change: Change) -> None:
        gone = set(change.removed.get(Kind.SOURCE, ()))
        if gone & set(self._ids):
            self.show_sources([each for each in self._ids if each not in gone])
            if not self._ids:
                self.close_wanted.emit()
        elif change.touches(Kind.SOURCE, Kind.EVIDENCE):
            self._show_head()

    def _show_head(self) -> None:
        source = self._desk.project.find(Source, self._ids[0]) if len(self._ids) == 1 else None
        self._label.setText(source.label if source is not None else "")
        self._label.setVisible(source is not None)
        several = self.tr("%Ln source(s)", "", len(self._ids))
        self._title.setText(source.title if source is not None else several)
        self._about.setText(self._about_words(source))
        self._about.setVisible(source is not None)
        for button in (self.read, self.original, self.full_text):
            button.setVisible(source is not None)
        if source is not None:
            offer(self.original, no_original(source))
            offer(self.full_text, no_full_text(source))

    def _about_words(self, source: Source | None) -> str:
        if source is None:
            return ""
        count = self._desk.project.evidence_counts_by_source([source.id]).get(source.id, 0)
        annotations = self.tr("%Ln annotation(s)", "", count)
        grade = [
            grade_words("reliability", source.reliability) if source.reliability else "",
            grade_words("credibility", source.credibility) if source.credibility else "",
        ]
        words = ", ".join(part for part in grade if part) or self.tr("Not graded")
        parts = [annotations, f"{words[:1].upper()}{words[1:].lower()}"]
        if not source.publisher:
            parts.append(self.tr("no publisher"))
        if source.published is None:
            parts.append(self.tr("no date"))
        return " · ".join(parts)


def no_original(source: Source) -> str:
    """Why a source's original cannot be opened, "" where it can."""
    return "" if source.original_hash else said("The project keeps no original of this source")


def no_full_text(source: Source) -> str:
    """Why there is no fuller text of a source to show, "" where there is."""
    if source.media_type not in HTML:
        return said("Only web pages have more text than the article: all of this one is shown already")
    return no_original(source)


def offer(button: QPushButton, why_not: str) -> None:
    """Offer a button, or not, with the reason as its tooltip."""
    button.setEnabled(not why_not)
    button.setToolTip(why_not)
    button.setAccessibleDescription(why_not)
