"""Draws finding, adjusting, the palette, preferences, keys and the start: `python docs/screens/desk.py [FOLDER]`."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QKeySequence  # noqa: E402 -- after the platform is chosen
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from settled import look_at_brief  # noqa: E402
from briefing.actions.sample import make_sample  # noqa: E402
from briefing.project.lock import Holder  # noqa: E402
from ui import theme  # noqa: E402
from ui.app import application  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.preferences.sheet import PreferencesSheet  # noqa: E402
from ui.settings import Recent, Settings  # noqa: E402
from ui.window.alike_sheet import AlikeSheet  # noqa: E402


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


def adjusting(window: MainWindow) -> None:
    """The range of the second mark is adjusted; the line under the text says how."""
    press("]", "]", "Shift+Return")


def palette(window: MainWindow) -> None:
    """Everything with "tur" in its name."""
    press("Ctrl+K")
    type_words("tur")
    while not window.jumping.is_whole:
        QApplication.processEvents()


def preferences(page: str) -> Callable[[MainWindow], None]:
    """A page of the preferences."""

    def make(window: MainWindow) -> None:
        press("Ctrl+,")
        window.findChild(PreferencesSheet).show_page(page)

    return make


def keys(window: MainWindow) -> None:
    """The key sheet."""
    press("?")
    while not window.keys.is_whole:
        QApplication.processEvents()


def guide(window: MainWindow) -> None:
    """The guide at its third chapter."""
    press("F1", "Down", "Down")


def start(window: MainWindow) -> None:
    """The start screen with projects of every state: pinned, left in a mode, open elsewhere, cut off, gone, away."""
    here = Path(window.settings.values.recents[0].path)
    window.close_project()
    home = here.parent / "home"
    briefs = home / "Briefs"
    (briefs / "2026").mkdir(parents=True, exist_ok=True)
    os.environ["HOME"] = str(home)
    now = datetime.now(UTC)
    gone = str(home / "Desktop" / "draft.brief")
    (home / "Desktop").mkdir(exist_ok=True)
    listed = (
        _listed(briefs / "Turkey S-400 return.brief", now, "S1 ¶5", 8, pinned=True),
        _listed(briefs / "Black Sea grain.brief", now - timedelta(days=4), "", 31, mode="compose", pinned=True),
        _listed(briefs / "2026" / "Air-defence exports.brief", now - timedelta(days=10), "S12 ¶3", 18),
        _listed(briefs / "Joint desk.brief", now - timedelta(days=12), "S2 ¶1", 64),
        _listed(briefs / "Quarterly review.brief", now - timedelta(days=19), "S9 ¶4", 22),
        Recent("/media/analyst/USB/archive.brief", "Archive 2025", _days_ago(51), "S2 ¶1", 12),
        Recent(gone, "Old draft", _days_ago(69), "", 3),
    )
    for recent in listed[:5]:
        shutil.copyfile(here, recent.path)
    elsewhere = replace(Holder.this_process(), host="desk-4", machine="desk-4 another")
    Path(f"{listed[3].path}-lock").write_bytes(elsewhere.said())
    Path(f"{listed[4].path}-lock").write_bytes(Holder.this_process().said())
    window.settings.change(recents=listed)
    window.start.refresh()
    window.start.focus_first()


def _listed(
    path: Path, opened: datetime, place: str, sources: int, *, mode: str = "read", pinned: bool = False
) -> Recent:
    return Recent(str(path), path.stem, opened.isoformat(), place, sources, pinned=pinned, mode=mode)


def _days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat()


def strip(window: MainWindow) -> None:
    """The keyboard is at the gravest problem of the brief."""
    press("F6", "Tab")


def alike(window: MainWindow) -> None:
    """The sources that say the same as the one in front."""
    window.commands.action("source.alike").trigger()
    while window.findChild(AlikeSheet) is None:
        QTest.qWait(20)


def layout(name: str) -> Callable[[MainWindow], None]:
    """The desk arranged for one kind of work."""

    def make(window: MainWindow) -> None:
        window.commands.action(f"view.layout_{name}").trigger()

    return make


PAGES = ("general", "appearance", "reading", "assessment", "brief", "files", "keys", "privacy")

STATES: tuple[tuple[str, Callable[[MainWindow], None]], ...] = (
    ("find", find),
    ("adjusting", adjusting),
    ("palette", palette),
    *((f"preferences-{page}", preferences(page)) for page in PAGES),
    ("keys", keys),
    ("brief-strip", strip),
    ("duplicate-check", alike),
    ("layout-triage", layout("triage")),
    ("guide", guide),
    ("start", start),
)


def main(target: Path) -> None:
    """Draw everything anew."""
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        for choice in (theme.Choice.LIGHT, theme.Choice.DARK):
            theme.choose(app, choice)
            # A project is opened as it was left: in the last state of the other theme.
            own = Path(folder) / choice.value
            own.mkdir()
            project = make_sample(own)
            for name, make in STATES:
                window = MainWindow(Settings(keep=False))
                window.resize(1440, 900)
                window.show()
                window.activateWindow()
                QTest.qWaitForWindowActive(window)
                window.open_project(project)
                window.workspace.reading.focus_text()
                QApplication.processEvents()
                look_at_brief(window)
                make(window)
                QApplication.processEvents()
                window.grab().save(str(target / f"{name}-{choice.value}.png"))
                window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
