"""The controls of settings: a choice of few or of many, a tick, a folder. Each tells what the user chose."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing.errors import BriefingError
from ui.kit import ComboField, Label, SegmentedControl, push_button
from ui.panels.switches import Tick
from ui.preferences.page import PreferencesPage, SettingRow
from ui.settings import Remembered, short_path

if TYPE_CHECKING:
    from ui.preferences.applying import Applying

_USUAL = Remembered()
Options = Sequence[tuple[str, str]]
Complain = Callable[[BriefingError], object]


class FolderField(QWidget):
    """A folder, and a button to choose another."""

    wanted = Signal()
    """Another folder is wanted."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._shown = Label(elide=True)
        self.change = push_button(QCoreApplication.translate("preferences", "Change…"))
        self.change.setAccessibleName(QCoreApplication.translate("preferences", "Change {0}").format(name))
        self.change.clicked.connect(self.wanted)
        self.setFocusProxy(self.change)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._shown, 1)
        row.addWidget(self.change)

    def show_folder(self, folder: Path) -> None:
        """Show where this is."""
        self._shown.setText(short_path(folder))


class Rows:
    """Puts rows on a page whose controls change fields of the settings."""

    def __init__(self, page: PreferencesPage, applying: Applying) -> None:
        self._page = page
        self._applying = applying

    def choice(self, field: str, name: str, options: Options, about: str = "") -> SegmentedControl:
        """A row with a few choices, whose ids are the field's values as text."""
        control = SegmentedControl(options, name)
        ids = {option for option, _ in options}
        control.chosen.connect(lambda option: self._change(field, option))

        def show() -> None:
            now = self._now(field)
            control.set_chosen(now if now in ids else "")

        self._add(field, name, control, about, show)
        return control

    def tick(self, field: str, name: str, words: str, about: str = "") -> Tick:
        """A row for a field that is on or off."""
        control = Tick(words)
        control.clicked.connect(lambda on: self._applying.change(**{field: on}))
        self._add(field, name, control, about, lambda: control.setChecked(bool(getattr(self._applying.values, field))))
        return control

    def combo(self, field: str, name: str, options: Options, about: str = "") -> ComboField:
        """A row with many choices."""
        control = ComboField(name, options)
        control.committed.connect(lambda option: self._change(field, option))
        self._add(field, name, control, about, lambda: control.show_value(self._now(field), keep_typed=False))
        return control

    def _now(self, field: str) -> str:
        return str(getattr(self._applying.values, field))

    def _change(self, field: str, option: str) -> None:
        """Keep a choice as the value of its field: a number, a name of an enumeration, or the text itself."""
        kind = type(getattr(_USUAL, field))
        self._applying.change(**{field: kind(option)})

    def _add(self, field: str, name: str, control: QWidget, about: str, show: Callable[[], object]) -> None:
        row = SettingRow(
            name,
            control,
            about,
            usual=lambda: bool(getattr(self._applying.values, field) == getattr(_USUAL, field)),
            reset=lambda: self._applying.change(**{field: getattr(_USUAL, field)}),
        )
        self._page.add(row, show)
