"""How long a key keeps the window in a brief of ten pages, beside a key in Qt's own field with the same text.

Processor time of the window's thread, not the clock: what other programs do does not count. The preview works in its
own process all the while.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from briefing.actions.items import change
from briefing.actions.sample import make_sample
from briefing.model import Section
from briefing.project import Project

KEYS = 120
TIMES = 14  # the discussion of the sample, so often: some ten pages
FRAME_MS = 16.0
MUST_RATIO = 4.0
MUST_WORST = 40.0
_LETTERS = "the way back to the programme leads through the batteries. "


def spent() -> float:
    """Milliseconds of processor time of this thread so far."""
    return time.thread_time() * 1000


def settle(app: QApplication, milliseconds: int) -> None:
    """Let the window do what it has put off."""
    until = QDeadlineTimer(milliseconds)
    while not until.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def keys(app: QApplication, field: QWidget) -> list[float]:
    """Processor time of each key, with all the painting and the timers that come with it."""
    taken = []
    for number in range(KEYS):
        begin = spent()
        QTest.keyClick(field, _LETTERS[number % len(_LETTERS)])
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        taken.append(spent() - begin)
    return taken


def bare(app: QApplication, text: str) -> list[float]:
    """The same keys in Qt's own field."""
    field = QTextEdit()
    field.resize(600, 800)
    field.setPlainText(text)
    field.show()
    settle(app, 200)
    return keys(app, field)


def main() -> None:
    """Print both; fails where a key takes many times what it takes in Qt's own field."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.app import application  # noqa: PLC0415 -- the platform is chosen before Qt is there
    from ui.main_window import MainWindow  # noqa: PLC0415
    from ui.settings import Settings  # noqa: PLC0415

    app = application()
    with tempfile.TemporaryDirectory() as folder:
        path = make_sample(Path(folder))
        with Project.open(path) as project:
            written = next(one for one in project.all(Section) if one.role == "discussion")
            text = "\n\n".join([written.body] * TIMES)
            change(project, written, body=text)
        window = MainWindow(Settings(keep=False))
        window.resize(1440, 900)
        window.show()
        window.open_project(path)
        assert window.workspace is not None
        page = window.workspace.modes.compose()
        settle(app, 6000)
        page.writing.go_to(written.id, len(text) // 2)
        editor = page.writing.editor()
        assert editor is not None
        settle(app, 500)
        ours = keys(app, editor)
        pages = page.preview.view.page_count()
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        window.close()
        qts = bare(app, text)
    median, worst = statistics.median(ours), sorted(ours)[int(len(ours) * 0.99)]
    beside = statistics.median(qts)
    print(f"pages {pages}, {len(text)} characters in the section that is typed in")
    print(f"a key in Qt's own field     {beside:6.1f} ms of processor time, median of {KEYS}")
    print(f"a key in a section's field  {median:6.1f} ms   {median / beside:.1f} × (must be ≤ {MUST_RATIO} ×)")
    limit = f"must be ≤ {MUST_WORST} ×; a frame is {FRAME_MS} ms"
    print(f"the slowest of a hundred    {worst:6.1f} ms   {worst / beside:.1f} × ({limit})")
    assert worst <= MUST_WORST * beside, f"a key takes {worst / beside:.1f} × that of Qt's own field at worst"
    assert median <= MUST_RATIO * beside, f"a key takes {median / beside:.1f} × that of Qt's own field"


if __name__ == "__main__":
    main()
