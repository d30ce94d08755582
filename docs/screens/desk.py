"""Draws finding, the palette and the preferences, light and dark: `python docs/screens/desk.py [FOLDER]`."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QKeySequence  # noqa: E402 -- after the platform is chosen
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from briefing.actions.sample import make_sample  # noqa: E402
from ui import theme  # noqa: E402
from ui.app import application  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.settings import Settings  # noqa: E402


def press(*keys: str) -> None:
    """Press keys, one after another."""
    for one in keys:
        QTest.keySequence(QApplication.focusWidget(), QKeySequence(one))


def type_words(words: str) -> None:
    """Type into what has the keyboard."""
    QTest.keyClicks(QApplication.focusWidget(), words)


def find(window: MainWindow) -> None:
    """The second of four hits is at hand."""
    press("Ctrl+F")
    type_words("s-400")
    press("Return")


def palette(window: MainWindow) -> None:
    """Everything with "tur" in its name."""
    press("Ctrl+K")
    type_words("tur")
    while not window.jumping.is_whole:
        QApplication.processEvents()


def preferences(window: MainWindow) -> None:
    """As it opens."""
    press("Ctrl+,")


STATES: tuple[tuple[str, Callable[[MainWindow], None]], ...] = (
    ("find", find),
    ("palette", palette),
    ("preferences", preferences),
)


def main(target: Path) -> None:
    """Draw everything anew."""
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        project = make_sample(Path(folder))
        for choice in (theme.Choice.LIGHT, theme.Choice.DARK):
            theme.choose(app, choice)
            for name, make in STATES:
                window = MainWindow(Settings(keep=False))
                window.resize(1440, 900)
                window.show()
                window.activateWindow()
                QTest.qWaitForWindowActive(window)
                window.open_project(project)
                window.workspace.reading.focus_text()
                QApplication.processEvents()
                make(window)
                QApplication.processEvents()
                window.grab().save(str(target / f"{name}-{choice.value}.png"))
                window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
