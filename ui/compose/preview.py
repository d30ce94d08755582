"""The column with the preview: its head with state, page and zoom, the pages, and what keeps them from being new."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing.actions.previewing import Preview
from briefing.errors import BriefingError
from ui import measure, theme
from ui.compose.matching import Words, run_before, span_on_page, text_at, words_of_text
from ui.compose.page_view import PageView
from ui.kit import Label, tool_button
from ui.kit.labels import IconMark

WIDTH = 516
_HEAD = 36
_SURE = 0.85


class PreviewColumn(QWidget):
    """Shows the last good preview; `page_clicked` tells a page and the code point of its text (-1 off the text)."""

    page_clicked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PageView(self.tr("Preview of the brief"))
        self._last_marked = 0
        self._mark = IconMark("circle-dashed", "sub", size=14)
        self._state = Label(size=12, colour="sub", elide=True)
        self._page = Label(size=12, colour="sub")
        self._fault = _Fault()
        self._smaller = tool_button("zoom-out", self.tr("Smaller pages"))
        self._fit = tool_button("maximize", self.tr("Fit the width"))
        self._larger = tool_button("zoom-in", self.tr("Larger pages"))
        self._lay_out()
        self.view.looked.connect(self._say_page)
        self.view.clicked.connect(self.page_clicked)
        self._smaller.clicked.connect(lambda: self.view.set_zoom(self.view.zoom() / 1.25))
        self._larger.clicked.connect(lambda: self.view.set_zoom(self.view.zoom() * 1.25))
        self._fit.clicked.connect(lambda: self.view.set_zoom(1.0))
        self.setAccessibleName(self.tr("Preview"))
        self.show_busy()

    def show_preview(self, made: Preview) -> None:
        """Show new pages; where there are none, why, over the last good ones."""
        if made.failure is not None:
            self.show_failure(made.failure)
        elif not self.view.show_pdf(made.pdf):
            self.show_failure(BriefingError("The preview cannot be shown.", remedy="The export may still work."))
        else:
            self._fault.tell("")
            self._mark.show_icon("circle-check", "good")
            self._state.setText(self.tr("Up to date"))
            self._say_page()

    def clear(self) -> None:
        """There is no brief."""
        self.view.clear()
        self._fault.tell("")
        self._mark.show_icon("circle-dashed", "sub")
        self._state.setText(self.tr("No brief"))
        self._say_page()

    def show_failure(self, error: BriefingError) -> None:
        """Say why there is no new preview; the last good one stays."""
        self._fault.tell(error.sentence())
        self._mark.show_icon("circle-alert", "bad")
        self._state.setText(self.tr("Last good preview") if self.view.page_count() else self.tr("No preview"))

    def show_busy(self) -> None:
        """Say that what is shown is older than the text."""
        self._mark.show_icon("loader-circle", "sub")
        self._state.setText(self.tr("Setting…"))

    def state_words(self) -> str:
        """What it says of itself."""
        return self._state.text()

    def fault_words(self) -> str:
        """Why there is no new preview; "" where there is one."""
        return self._fault.words()

    def text_of(self, page: int, position: int, texts: dict[str, str]) -> tuple[str, int, int] | None:
        """The section and the code points of the word that stands at a place of a page; None where no text says it."""
        if position < 0:
            return None
        return text_at(
            self.view.texts.words(page), position, [(key, words_of_text(text)) for key, text in texts.items()]
        )

    def section_of(self, page: int, position: int, headings: Sequence[tuple[str, str]]) -> str:
        """The section under whose heading a place of a page stands, "" above the first; for what no text says."""
        for number in range(page, -1, -1):
            words = self.view.texts.words(number)
            before = len(words.said) if number < page else words.number_at(max(position, 0)) + 1
            found = [(run_before(words_of_text(heading).said, words, before), key) for key, heading in headings]
            last, key = max(found, default=(-1, ""))
            if last >= 0:
                return key
        return ""

    def mark_block(self, text: str, heading: str) -> None:
        """Mark the words of a paragraph where the pages say them; those of a heading where nothing else is said."""
        for wanted in (words_of_text(text), words_of_text(heading)):
            found = self._found(wanted)
            if found is not None:
                page, start, end = found
                self._last_marked = page
                self.view.mark(page, self.view.texts.box_of(page, start, end))
                return

    def _found(self, wanted: Words) -> tuple[int, int, int] | None:
        """Where a run of words stands: looked for from the page that was marked last, until most of them agree."""
        best: tuple[float, int, int, int] | None = None
        for page in sorted(range(self.view.page_count()), key=lambda one: abs(one - self._last_marked)):
            span = span_on_page(wanted.said, self.view.texts.words(page))
            if span is not None and (best is None or span[2] > best[0]):
                best = (span[2], page, span[0], span[1])
                if span[2] >= _SURE:
                    break
        return best[1:] if best is not None else None

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("panel"))
        painter.fillRect(0, measure.bar(_HEAD) - 1, self.width(), 1, theme.current().colour("line"))
        painter.end()

    def _say_page(self) -> None:
        count = self.view.page_count()
        words = self.tr("Page {0} of {1}").format(self.view.page_in_sight() + 1, count) if count else ""
        self._page.setText(words)
        self.view.setAccessibleDescription(words)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        head.setSpacing(6)
        head.addWidget(Label(self.tr("Preview"), size=13, weight=600))
        head.addWidget(self._mark)
        head.addWidget(self._state, 1)
        head.addWidget(self._page)
        for button in (self._smaller, self._fit, self._larger):
            head.addWidget(button)
        top = QWidget()
        measure.keep(top, height=_HEAD)
        top.setLayout(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._fault)
        column.addWidget(self.view, 1)


class _Fault(QWidget):
    """A strip over the pages that says why they are not new."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label(size=12, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(IconMark("triangle-alert", "bad", size=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def tell(self, words: str) -> None:
        """Say this; "" takes the strip away."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("bad_tint"))
        painter.end()
