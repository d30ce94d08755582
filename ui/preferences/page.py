"""A page of the preferences: rows of a name, a control and what it does, each with a way back to the usual."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefing.model.folding import folded
from ui import measure
from ui.kit import Label, tool_button

_NAME = 150
_BESIDE = 5  # a name begins at the height of its control's words


class SettingRow(QWidget):
    """A setting. `usual` says whether it has its usual value, `reset` gives it that; without them it has none."""

    def __init__(
        self,
        name: str,
        control: QWidget,
        about: str = "",
        *,
        usual: Callable[[], bool] | None = None,
        reset: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.control = control
        self._usual = usual
        self._said = ""
        self.name = Label(name, colour="sub", wrap=True)
        self.name.setBuddy(control)
        self.name.setContentsMargins(0, _BESIDE, 0, 0)
        self._about = Label(about, size=12, colour="sub", wrap=True)
        if not about:
            self._about.hide()
        self.back = tool_button("rotate-ccw", self.tr("Usual value of “{0}”").format(name))
        room = self.back.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(room)
        self.back.hide()
        if reset is not None:
            self.back.clicked.connect(lambda _checked=False: reset())
        self._line = QHBoxLayout(self)
        self._lay_out()

    def holds(self, words: list[str]) -> bool:
        """Whether name, explanation or choices hold all these words, folded."""
        if not self._said:
            named = f"{self.name.text()} {self._about.text()} {self.control.accessibleName()}"
            self._said = folded(f"{named} {_words_in(self.control)}")
        return all(word in self._said for word in words)

    def refresh(self) -> None:
        """Offer the way back where the value is not the usual one; what the control offers may be worded anew."""
        self._said = ""
        self.back.setHidden(self._usual is None or self._usual())

    def _lay_out(self) -> None:
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        measure.whenever(self.name, lambda: self.name.setFixedWidth(measure.sign(_NAME)))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.control)
        column.addWidget(self._about)
        self._line.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(column, 1)
        self._line.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)


class PreferencesPage(QScrollArea):
    """Rows under each other, under a title. `refresh` shows the values as they are."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.name = name
        self.title = title
        self._rows: list[SettingRow] = []
        self._shows: list[Callable[[], object]] = []
        self._notes: list[QWidget] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(title)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 8)
        self._column.setSpacing(14)
        self._column.addWidget(Label(title, size=15, weight=600))
        self._column.addStretch(1)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def add(self, row: SettingRow, show: Callable[[], object] | None = None) -> None:
        """Put a row at the end; `show` has its control show the value there is."""
        self._rows.append(row)
        self._put(row)
        if show is not None:
            self._shows.append(show)

    def row(self, name: str) -> SettingRow:
        """The row with this name; KeyError where there is none."""
        for found in self._rows:
            if found.name.text() == name:
                return found
        raise KeyError(name)

    def add_note(self, note: QWidget) -> None:
        """Put something at the end that is no setting; it goes while words are searched."""
        self._notes.append(note)
        self._put(note)

    def refresh(self) -> None:
        """Show the values as they are now."""
        for show in self._shows:
            show()
        for row in self._rows:
            row.refresh()

    def show_matching(self, words: str) -> int:
        """Show the rows that hold these words, and tell how many; all of them where the title holds them."""
        wanted = folded(words).split()
        whole = all(word in folded(self.title) for word in wanted)
        for row in self._rows:
            row.setVisible(whole or row.holds(wanted))
        for note in self._notes:
            note.setVisible(whole)
        return sum(not row.isHidden() for row in self._rows)

    def _put(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)


def _words_in(control: QWidget) -> str:
    """What a control offers, for searching: the words of its buttons and fields."""
    said: list[str] = []
    for one in (control, *control.findChildren(QWidget)):
        said += [str(one.property(name) or "") for name in ("text", "placeholderText")]
        if isinstance(one, QComboBox):
            said += [one.itemText(place) for place in range(one.count())]
    return " ".join(said)
