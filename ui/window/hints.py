"""Four hints, each shown once, when what it is about is met for the first time: no tour, and nothing in the way.

A hint goes when somebody presses its button, or does what it speaks of. What was shown is remembered with the settings.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from briefing.actions.recasting import MARKABLE
from briefing.model import Kind
from briefing.project import Change, StepKind
from ui import measure, theme
from ui.kit import Label, link_button
from ui.kit.labels import IconMark
from ui.kit.matrix import MatrixView

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.window.workspace import Workspace

_HEIGHT = 38
_OPENED_BEFORE_PALETTE = 3


class Hint(StrEnum):
    """What a hint is about."""

    SELECT = "select"
    RISK = "risk"
    MATRIX = "matrix"
    PALETTE = "palette"


class HintBar(QWidget):
    """A line under the text with a button that takes it away; it never takes the keyboard by itself."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ""
        self._words = Label(size=12, colour="text", elide=True)
        self.button = link_button(self.tr("Got it"))
        self.button.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 12, 0)
        row.setSpacing(8)
        row.addWidget(IconMark("info", "accent"))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        measure.keep(self, height=_HEIGHT)
        self.setAccessibleName(self.tr("Hint"))
        self.hide()

    def tell(self, words: str) -> None:
        """Show these words."""
        self._words.setText(words)
        self._words.setToolTip(words)
        self.button.setAccessibleDescription(words)
        self.show()

    def say(self, words: str) -> None:
        """Say this until `fall_silent`: how to do what is being done now. The hint comes back afterwards."""
        if not self.button.isHidden():
            self._hint = self.words()
        self.tell(words)
        self.button.hide()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def fall_silent(self) -> None:
        """What was being done is done."""
        if not self.button.isHidden():
            return
        self.button.show()
        if self._hint:
            self.tell(self._hint)
        else:
            self.hide()

    def dismiss(self) -> bool:
        """Take a hint away, as its button does; whether there was one."""
        if self.isHidden() or self.button.isHidden():
            return False
        self.closed.emit()
        return True

    def words(self) -> str:
        """What it says, "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), desk.colour("panel"))
        painter.fillRect(0, 0, self.width(), 1, desk.colour("line"))
        painter.end()


class Hints(QObject):
    """Watches one window for what is done for the first time, and shows the hint for it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._space: Workspace | None = None
        self._shown: Hint | None = None
        self._opened: set[str] = set()
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr] # there is one
        window.project_closed.connect(self._leave)
        window.commands.keys_changed.connect(self._say_again)
        window.commands.action("go.palette").triggered.connect(lambda: self._done(Hint.PALETTE))

    @property
    def shown(self) -> Hint | None:
        """The hint that is shown now."""
        return self._shown

    def take(self, space: Workspace) -> None:
        """Watch this project, where something can be made in it; a picture is taken without hints."""
        self._shown = None
        self._opened = set()
        may_hint = self._window.settings.keeps and not space.desk.project.read_only
        self._space = space if may_hint else None
        if may_hint:
            space.reading.hint_bar.closed.connect(self._close)
            space.reading.shown.connect(self._text_shown)
            space.annotating.made.connect(self._made)
            space.desk.changed.connect(self._hear)
            space.dock.reader_wanted.connect(lambda: self._done(Hint.RISK, Hint.MATRIX))

    def _leave(self) -> None:
        """The project is closed, and the bar that shows hints goes with it."""
        self._space = self._shown = None

    def _say_again(self) -> None:
        """The keys that the hint speaks of are others now, or off."""
        if self._shown is not None and self._space is not None:
            self._space.reading.hint_bar.tell(self._words(self._shown))

    def _text_shown(self, source_id: str) -> None:
        if not source_id:
            return
        self._opened.add(source_id)
        self._tell(Hint.SELECT)
        if len(self._opened) >= _OPENED_BEFORE_PALETTE:
            self._tell(Hint.PALETTE)

    def _made(self, kind: str, _item_id: str) -> None:
        self._done(Hint.SELECT)
        if kind == Kind.RISK:
            self._tell(Hint.RISK)

    def _hear(self, told: Change) -> None:
        if told.added.get(Kind.EVIDENCE) and told.kind is StepKind.EDIT:
            self._done(Hint.SELECT)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, MatrixView) and self._window.isAncestorOf(new):
            self._done(Hint.RISK)
            self._tell(Hint.MATRIX)
        elif self._shown is Hint.MATRIX:
            self._done(Hint.MATRIX)

    def _tell(self, hint: Hint) -> None:
        """Show it, unless it was shown before or another is still being read."""
        space = self._space
        if space is None or self._shown is not None or hint in self._window.settings.values.hints:
            return
        self._shown = hint
        space.reading.hint_bar.tell(self._words(hint))

    def _done(self, *hints: Hint) -> None:
        """The analyst does this without being told."""
        seen = self._window.settings.values.hints
        if self._space is not None and any(hint not in seen for hint in hints):
            self._window.settings.change(hints=tuple(dict.fromkeys((*seen, *hints))))
        if self._shown in hints:
            self._close()

    def _close(self) -> None:
        hint, self._shown = self._shown, None
        if hint is not None and self._space is not None:
            bar = self._space.reading.hint_bar
            had_focus = bar.isAncestorOf(QApplication.focusWidget() or self._window)
            bar.hide()
            if had_focus:
                self._space.focus_text()  # Qt would give the keyboard to whatever comes next
            self._done(hint)

    def _how_to_mark(self) -> str:
        keys = self._window.commands.keys
        if not self._window.settings.values.letter_keys:
            words = self.tr("Select words. The pop-up beside them, or the menu ({0}), marks them: letter keys are off")
            return words.format(keys("edit.menu"))
        kinds = " ".join(keys(f"annotate.{kind.value}") for kind in MARKABLE)
        words = self.tr("Select words, or press {0} for the sentence. Then one key marks them: {1}")
        return words.format(keys("annotate.sentence"), kinds)

    def _words(self, hint: Hint) -> str:
        keys = self._window.commands.keys
        told = {
            Hint.SELECT: self._how_to_mark(),
            Hint.RISK: self.tr("Type what may happen. Tab goes on to the matrix, Ctrl+Enter back to the text."),
            Hint.MATRIX: self.tr("The arrows choose likelihood and impact at once. Ctrl+Enter goes back to the text."),
            Hint.PALETTE: self.tr("{0} finds any source, actor, risk, passage or command.").format(keys("go.palette")),
        }
        return told[hint]
