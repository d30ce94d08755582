"""The reader: an article to read and mark by keys or mouse, with a caret and a pop-up at the selection."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from briefing.model.positions import Heading
from briefing.model.sentences import sentence_after, sentence_at
from ui.command_table import Scope
from ui.place_keys import meant
from ui.reader.marks import Mark
from ui.reader.offer import CandidatesFor, Offer
from ui.reader.page import PageView
from ui.reader.place import Place
from ui.reader.popup import KindChoice


class ReaderView(PageView):
    """An article to read and to mark. All positions are code points of the text given to `show_article`.

    Letters (`S`, `A`, `]`, …) are not handled here: the window's commands call `select_sentence`, `annotate`, … .
    """

    keys_scope = Scope.READER

    # The selected code points; start equals end where nothing is selected.
    selection_changed = Signal(int, int)
    # The ids of the marks clicked or opened, those of the shortest first.
    mark_activated = Signal(list)
    # The selection shall become a thing of this kind ("actor", "risk", …).
    annotate_requested = Signal(str)
    # The selection shall be added to the existing thing with this id.
    link_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told_selection = (0, 0)
        self._double_clicked_at: QPointF | None = None
        self._pressed_at: QPointF | None = None
        self._offer = Offer(self, self.open_popup)
        self.popup = self._offer.popup
        self._third_click = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())
        self._third_click.timeout.connect(self._forget_double_click)
        self.selectionChanged.connect(self._tell_selection)
        self.cursorPositionChanged.connect(self._tell_selection)
        self.popup.kind_chosen.connect(self.annotate)
        self.popup.candidate_chosen.connect(self._link)

    def show_article(
        self, title: str, text: str, headings: Sequence[Heading] = (), language: str = "", place: Place | None = None
    ) -> None:
        super().show_article(title, text, headings, language, place)
        self._offer.hide()
        self._tell_selection()

    # --- marks by keys -----------------------------------------------------------------------------------------

    def next_mark(self) -> bool:
        """Move the caret to the next mark; False where there is none."""
        return self._go_to_mark(self._index.after(self.caret()))

    def previous_mark(self) -> bool:
        """Move the caret to the mark before; False where there is none."""
        return self._go_to_mark(self._index.before(self.caret()))

    def _go_to_mark(self, mark: Mark | None) -> bool:
        if mark is None:
            return False
        self.select(mark.start, mark.start)
        self.reveal(mark.start, mark.end)
        return True

    def marks_at(self, position: int) -> list[str]:
        """The ids of the marks over or right before a code point, those of the shortest first."""
        found = self._index.at(position)
        if not found and position > 0:
            found = self._index.at(position - 1)
        return list(dict.fromkeys(mark.id for mark in found))

    def open_mark(self) -> bool:
        """Activate the marks under the caret, or keep the range of the one adjusted; False where there is neither."""
        if self.adjusting.is_on:
            self.adjusting.keep()
            return True
        ids = self.marks_at(self.selection()[0])
        if ids:
            self.mark_activated.emit(ids)
        return bool(ids)

    def adjust_mark(self) -> bool:
        """Adjust the range of the mark at the caret by keys: of the selected thing's, else the shortest."""
        position = self.selection()[0]
        found = self._index.at(position) or (self._index.at(position - 1) if position else [])
        if found:
            self._begin_adjusting(next((mark for mark in found if mark.id == self._focused), found[0]))
        return bool(found)

    def _begin_adjusting(self, mark: Mark) -> None:
        self.adjusting.begin(mark)
        self._offer.hide()

    # --- selection ---------------------------------------------------------------------------------------------

    def clear_selection(self) -> bool:
        """Let go of the selection and close the pop-up; False where there was nothing to clear."""
        had_any = self.textCursor().hasSelection() or self.popup.isVisible()
        caret = self.caret()
        self.select(caret, caret)
        self._offer.hide()
        return had_any

    def select_sentence(self) -> None:
        """Select the sentence at the caret; again, take in the next one."""
        start, end = self.selection()
        text, language = self._article.text, self._article.language
        first = sentence_at(text, start, language)
        last = sentence_at(text, max(start, end - 1), language)
        if first is None or last is None:
            first = last = sentence_after(text, start, language)
        if first is None or last is None:
            return
        if (start, end) == (first.start, last.end):
            last = sentence_after(text, end, language) or last
        self._select_by_key(min(first.start, start) if start < end else first.start, max(last.end, end))

    def _select_by_key(self, start: int, end: int) -> None:
        self.select(start, end)
        self.reveal(start, end)
        self._offer.rest()

    def _tell_selection(self) -> None:
        if self._typesetting:
            return
        now = self.selection()
        if now[0] == now[1]:
            self._offer.hide()
        if now != self._told_selection:
            self._told_selection = now
            self.selection_changed.emit(*now)
            self.viewport().update()

    # --- annotating --------------------------------------------------------------------------------------------

    def set_kind_choices(self, choices: Sequence[KindChoice]) -> None:
        """The kinds that the pop-up offers, with their keys."""
        self.popup.set_kinds(choices)

    def set_candidates(self, candidates_for: CandidatesFor) -> None:
        """Who knows the likely existing things for a selection; asked with its code points when the pop-up opens."""
        self._offer.ask(candidates_for)

    def annotate(self, kind: str) -> bool:
        """Ask for the selection to become a thing of this kind; False where nothing is selected."""
        start, end = self.selection()
        if start == end:
            return False
        self.adjusting.forget()
        self._offer.hide()
        self.annotate_requested.emit(kind)
        return True

    def link_candidate(self, number: int) -> bool:
        """Ask for the selection to be added to the n-th likely thing, from 1; False where none is shown under it."""
        candidates = self._offer.candidates()
        if not 1 <= number <= len(candidates):
            return False
        self._link(candidates[number - 1].id)
        return True

    def _link(self, item_id: str) -> None:
        self._offer.hide()
        self.link_requested.emit(item_id)

    def open_popup(self) -> None:
        """Show the pop-up at the selection, with the things it may belong to."""
        self._offer.show()

    def show_offered(self) -> int:
        """Show the pop-up because its keys were pressed, wherever the selection is; how many things it offers."""
        self.reveal(*self.selection())
        self._offer.show()
        return len(self._offer.candidates())

    # --- Qt's events -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.adjusting.key(event):
            event.accept()
            return
        before = self.selection()
        if self.act(meant(event, self.keys_scope)):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.clear_selection())
            return
        else:
            super().keyPressEvent(event)
        if self.selection() != before:  # Ctrl, pressed for something else, asks for nothing here
            self._offer.rest()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._offer.hide()  # its keys are the reader's, and it would stand over what is read from elsewhere

    def focusNextPrevChild(self, onward: bool) -> bool:
        if not self.adjusting.is_on:
            return super().focusNextPrevChild(onward)
        self.adjusting.take_other_end()
        return True

    def act(self, command: str) -> bool:
        """Pages by Space and paragraphs by Ctrl+↑↓, or the user's own keys; whether there is such a command."""
        article, caret = self._article, self.caret()
        match command:
            case "text.page_down" | "text.page_up":
                self.turn_page(back=command == "text.page_up")
            case "text.next_paragraph" | "text.select_next":
                self._move_caret(article.paragraph_start_after(caret), extend=command == "text.select_next")
            case "text.previous_paragraph" | "text.select_previous":
                self._move_caret(article.paragraph_start_before(caret), extend=command == "text.select_previous")
            case _:
                return False
        return True

    def turn_page(self, *, back: bool = False) -> None:
        """Scroll by a page less two lines; the caret comes along to the first whole line in sight."""
        bar = self.verticalScrollBar()
        two_lines = round(2 * 27 * self._page.measures.unit)
        step = max(two_lines, self.viewport().height() - two_lines)
        before = bar.value()
        bar.setValue(before - step if back else before + step)
        if bar.value() == before:
            caret = 0 if back else len(self._article.text)
        else:
            caret = self._page.position_at(bar.value() + two_lines / 2)
        self.select(caret, caret)

    def _move_caret(self, position: int, *, extend: bool) -> None:
        start, end = self.selection()
        fixed = (end if self.caret() == start else start) if extend else position
        self.select(min(fixed, position), max(fixed, position), caret=position)
        self.reveal(position, position)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._offer.hide()
        if event.button() is Qt.MouseButton.LeftButton:
            on_page = event.position() + QPointF(0, self.verticalScrollBar().value())
            if self.can_adjust() and self.adjusting.press(on_page, self._focused):
                event.accept()
                return
            self.adjusting.forget()
            self._pressed_at = event.position()
            if self._is_third_click(event.position()):
                self._pressed_at = None
                self.select(*self._article.paragraph_at(self.caret()))
                event.accept()
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._pressed_at = None
        self._double_clicked_at = event.position()
        self._third_click.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.adjusting.is_by_mouse:
            self.adjusting.drag(event.position())
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.adjusting.is_by_mouse:
            self.adjusting.keep()
            return
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self.open_popup()
        elif self._pressed_at is not None and _near(self._pressed_at, event.position()):
            ids = self.marks_under(event.position())
            if ids:
                self.mark_activated.emit(ids)
        self._pressed_at = None

    def _is_third_click(self, point: QPointF) -> bool:
        return self._double_clicked_at is not None and _near(self._double_clicked_at, point)

    def _forget_double_click(self) -> None:
        self._double_clicked_at = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Qt would zoom its own way; the text size is the window's command
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer.follow()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged: the article's own characters, not Qt's reading of them."""
        start, end = self.selection()
        copied = QMimeData()
        copied.setText(self._article.text[start:end])
        return copied


def _near(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() < QApplication.startDragDistance()
