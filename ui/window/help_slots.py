"""What the commands of the menu Help do in this window."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ui.messages import diagnostics
from ui.settings import log_folder
from ui.sources.originals import open_path

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class HelpSlots(QObject):
    """Connects them once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        on = window.commands.on
        on("help.guide", self._window.guide.open)
        on("help.keys", self._window.keys.open)
        on("help.sample", self._window.open_sample)
        on("help.diagnostics", self._copy_diagnostics)
        on("help.log", self._open_log)
        on("help.about", self._open_about)

    def _copy_diagnostics(self) -> None:
        QGuiApplication.clipboard().setText(diagnostics())
        self._window.toast.tell(self.tr("Versions and system copied"))

    def _open_log(self) -> None:
        folder = log_folder()
        # Where nothing could be logged there is none: its place is said all the same.
        if not folder.is_dir() or not open_path(folder):
            self._window.toast.tell(self.tr("The log is in {0}").format(folder))

    def _open_about(self) -> None:
        from ui.window.about import AboutSheet  # noqa: PLC0415 -- sheets load when they are asked for

        AboutSheet(self._window).open()
