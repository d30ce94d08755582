"""What a setting does once it is kept: to the words of the desk, to the window, to the project that is open."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QApplication

from ui import measure, motion, theme
from ui.settings import Remembered, most_recent

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.window.workspace import Workspace


def begin_with(values: Remembered) -> None:
    """Put on what was kept of sizes, typefaces and dates: before the first words are shown."""
    app = _application()
    measure.set_text_size(app, values.text_scale)
    measure.set_density(app, values.density)
    measure.set_reading(app, values.reading_face, values.reading_width)
    measure.set_desk_font(app)
    motion.set_still(app, wanted=values.still)
    _write_dates_as(values.locale)
    theme.changes().follow_system()


class Applying(QObject):
    """Keeps settings and has them work at once, whoever changes them: the preferences, a command, another place."""

    changed = Signal()
    """Settings have other values now."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @property
    def values(self) -> Remembered:
        """The settings as they are."""
        return self._window.settings.values

    def change(self, **fields: Any) -> None:
        """Keep these fields of `Remembered`, and do what they say."""
        before = self.values
        if "recents_kept" in fields:
            fields["recents"] = most_recent(before.recents, fields["recents_kept"])
        self._window.settings.change(**fields)
        now = self.values
        if now.text_scale != before.text_scale:
            measure.set_text_size(_application(), now.text_scale)
        if now.density != before.density:
            measure.set_density(_application(), now.density)
        measure.set_reading(_application(), now.reading_face, now.reading_width)
        if now.locale != before.locale:
            _write_dates_as(now.locale)
            measure.show_again(_application())
        if "theme" in fields:  # even where it is the same: a picture may have been asked for in another
            theme.choose(_application(), now.theme)
        motion.set_still(_application(), wanted=now.still)
        if now.letter_keys != before.letter_keys:
            self.set_letter_keys()
        if now.recents != before.recents:
            self._window.start.refresh()
        if self._window.workspace is not None:
            self._show_in(self._window.workspace, before)
        self._window.offer()
        self.changed.emit()

    def set_letter_keys(self) -> None:
        """Let single letters run commands, or not, and show it in the menu."""
        on = self.values.letter_keys
        self._window.commands.action("view.letter_keys").setChecked(on)
        self._window.commands.set_letter_keys(on)

    def take(self, space: Workspace) -> None:
        """Show a project that was opened as the settings say."""
        values = self.values
        space.reading.set_text_scale(values.text_scale)
        space.reading.set_pop_up(shown=values.pop_up, likely=values.likely)
        space.modes.set_text_scale(values.text_scale)
        space.brief_foot.set_wanted(wanted=values.brief_strip)
        # One that was open before brings its own, see window/remembering.py.
        space.library.kinds.set_hidden(values.hidden_kinds)

    def _show_in(self, space: Workspace, before: Remembered) -> None:
        now = self.values
        if now.hidden_kinds != before.hidden_kinds:
            space.library.kinds.set_hidden(now.hidden_kinds)
        space.reading.set_pop_up(shown=now.pop_up, likely=now.likely)
        space.brief_foot.set_wanted(wanted=now.brief_strip)
        if (now.text_scale, now.reading_face) != (before.text_scale, before.reading_face):
            space.reading.set_text_scale(now.text_scale)
            space.modes.set_text_scale(now.text_scale)


def _write_dates_as(name: str) -> None:
    """Write dates and numbers as this locale does, "" for the system's."""
    QLocale.setDefault(QLocale(name) if name else QLocale.system())


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("settings are applied in a window")
    return app
