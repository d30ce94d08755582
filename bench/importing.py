"""Whether the window stays quick while a thousand files come in: frames of the reader being scrolled, and cancel.

The real window, on Qt's offscreen platform, scrolls a text all the time: first alone, then while a thousand pages are
read and stored in the background. A frame is everything from one scroll to the next: what was asked of the event loop
meanwhile, the layout and the painting.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from briefing.model import Source
from ui.app import application
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.window.workspace import Workspace

FILES = 1_000
SCROLLED_ALONE = 400
FRAME_MS = 20.0  # 50 a second
CANCEL_MS = 200.0
CANCELS = 5
_TICK_MS = 4
_ENOUGH_ALONE = 55.0
_STEP = 12
_WORDS = (
    "The minister told reporters in the capital that talks about the batteries would go on after the holidays, "
    "and that no date had been named for their return, according to two officials who know of the plans. "
)
_PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="The Strait Gazette"><meta name="author" content="Elena Marsh">
<meta property="article:published_time" content="2025-12-{day:02}T09:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>{title}</h1>{body}</article>
<footer>All rights reserved.</footer></body></html>"""


@dataclass
class Scroller:
    """Scrolls the text in front up and down, and notes how long it is from one frame to the next."""

    space: Workspace
    frames: list[float] = field(default_factory=list)
    _last: float = 0.0
    _step: int = _STEP

    def frame(self) -> None:
        """One more frame: scroll, and paint at once."""
        page = self.space.reading.page()
        if page is None:
            raise RuntimeError("no text is open")
        bar = page.verticalScrollBar()
        if bar.value() in (bar.maximum(), bar.minimum()):
            self._step = _STEP if bar.value() == bar.minimum() else -_STEP
        bar.setValue(bar.value() + self._step)
        page.viewport().repaint()
        now = time.perf_counter()
        if self._last:
            self.frames.append((now - self._last) * 1_000)
        self._last = now

    def run_until(self, true: Callable[[], bool]) -> list[float]:
        """Scroll until something is so; returns the frames in milliseconds, the timer's own pace taken off."""
        self.frames, self._last = [], 0.0
        loop = QEventLoop()
        timer = QTimer(interval=_TICK_MS)

        def tick() -> None:
            self.frame()
            if true():
                loop.quit()

        timer.timeout.connect(tick)
        timer.start()
        loop.exec()
        timer.stop()
        return list(self.frames)


def pages(folder: Path, count: int) -> list[Path]:
    """So many saved news pages, each with words of its own."""
    made = []
    for number in range(count):
        body = "".join(f"<p>{number}.{part} {_WORDS * 2}</p>" for part in range(8))
        path = folder / f"page-{number:04}.html"
        title = f"Report {number} on the return of the batteries"
        path.write_text(_PAGE.format(title=title, body=body, day=number % 28 + 1), encoding="utf-8")
        made.append(path)
    return made


def opened(folder: Path) -> MainWindow:
    """A window with a project in which a long text is being read."""
    window = MainWindow(Settings(keep=False))
    window.resize(1440, 900)
    window.show()
    window.create_project(folder / "Import.brief", "Import")
    text = folder / "long.txt"
    text.write_text("\n\n".join(f"Paragraph {number}. {_WORDS * 3}" for number in range(300)), encoding="utf-8")
    imported(window, [text])
    return window


def imported(window: MainWindow, paths: list[Path]) -> None:
    """Import and wait until all is in."""
    loop = QEventLoop()
    window.jobs.idle.connect(loop.quit)
    space_of(window).importing.take_in(paths)
    loop.exec()
    window.jobs.idle.disconnect(loop.quit)


def space_of(window: MainWindow) -> Workspace:
    """The project that is open in a window."""
    if window.workspace is None:
        raise RuntimeError("no project is open")
    return window.workspace


def cancelled(window: MainWindow, paths: list[Path], scroller: Scroller, after: int) -> float:
    """Milliseconds from Cancel to the end of the job, some files after its beginning."""
    space = space_of(window)
    before = space.desk.project.count(Source)
    space.importing.take_in(paths)
    scroller.run_until(lambda: space.desk.project.count(Source) >= before + after)
    begin = time.perf_counter()
    window.status.cancelled.emit()
    scroller.run_until(lambda: window.jobs.running is None)
    took = (time.perf_counter() - begin) * 1_000
    space.arrivals.dismiss_refused()
    return took


def share_below(frames: list[float], limit: float) -> float:
    """How many of a hundred frames came within a limit."""
    return 100 * sum(frame <= limit for frame in frames) / len(frames)


def told(name: str, frames: list[float]) -> str:
    """A line of the table."""
    ordered = sorted(frames)
    middle, late = statistics.median(ordered), ordered[int(len(ordered) * 0.99)]
    pace = 1_000 * len(frames) / sum(frames)
    return (
        f"| {name} | {len(frames):,} | {pace:.0f} | {middle:.1f} | {late:.1f} | {ordered[-1]:.1f} "
        f"| {share_below(frames, FRAME_MS):.1f} % |"
    )


def main() -> int:
    """Print the tables; 1 where a limit is missed."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BRIEFING_HOME"] = str(Path(folder) / "home")
        application()
        files = pages(Path(folder), FILES)
        more = [pages(_made(Path(folder) / f"more {number}"), 60) for number in range(CANCELS)]
        window = opened(Path(folder))
        scroller = Scroller(space_of(window))
        scroller.run_until(lambda: len(scroller.frames) >= SCROLLED_ALONE // 4)
        alone = scroller.run_until(lambda: len(scroller.frames) >= SCROLLED_ALONE)
        space = space_of(window)
        begin = time.perf_counter()
        space.importing.take_in(files)
        beside = scroller.run_until(lambda: window.jobs.running is None)
        took = time.perf_counter() - begin
        stored = space.desk.project.count(Source) - 1
        print(f"{stored:,} of {FILES:,} files in {took:.1f} s, {stored / took:.0f} a second\n")
        print("| reader scrolled | frames | a second | median ms | 99 of 100 | worst | within 20 ms |")
        print("|---|---|---|---|---|---|---|")
        print(told("alone", alone))
        print(told("beside the import", beside))
        waits = [
            cancelled(window, _made_new(paths, number), scroller, after=3 * (number + 1))
            for number, paths in enumerate(more)
        ]
        print(f"\nCancel: {', '.join(f'{wait:.0f}' for wait in waits)} ms (at most {CANCEL_MS:.0f})")
        window.close()
    pace, possible = 1_000 * len(beside) / sum(beside), 1_000 * len(alone) / sum(alone)
    if possible < _ENOUGH_ALONE:
        load = os.getloadavg()[0]
        print(f"The machine is too busy to tell: {possible:.0f} frames a second even alone (load {load:.0f})")
    holds = stored == FILES and pace >= 1_000 / FRAME_MS and max(waits) < CANCEL_MS
    print("holds" if holds else "MISSED")
    return 0 if holds else 1


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _made_new(paths: list[Path], number: int) -> list[Path]:
    """The pages with other words in them, so that none is joined with one that is there."""
    for path in paths:
        words = path.read_text(encoding="utf-8").replace("The minister", f"Minister {number}")
        path.write_text(words, encoding="utf-8")
    return paths


if __name__ == "__main__":
    sys.exit(main())
