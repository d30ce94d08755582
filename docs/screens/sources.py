"""Draws the source card, the wide library and an import of a mixed folder: `python docs/screens/sources.py [FOLDER]`."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402 -- after the platform is chosen

from settled import look_at_brief  # noqa: E402
from briefing.actions.sample import make_sample  # noqa: E402
from briefing.model import Source  # noqa: E402
from briefing.project import Project  # noqa: E402
from ui import theme  # noqa: E402
from ui.app import application  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.settings import Settings  # noqa: E402

ARTICLES = HERE.parent.parent / "seeds" / "articles"
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Harbour Gazette</title>
<item><title>Port fees rise again</title><link>https://gazette.example/fees</link>
<pubDate>Tue, 10 Mar 2026 08:00:00 GMT</pubDate><description>The port raised its fees for the third time.</description>
</item><item><title>Ferry line closes</title><link>https://gazette.example/ferry</link>
<pubDate>Wed, 11 Mar 2026 08:00:00 GMT</pubDate><description>The oldest ferry line of the strait closes in May.</description>
</item></channel></rss>"""
MAIL = """From: Desk <desk@courier.example>
To: analyst@house.example
Subject: What the committee asked
Date: Thu, 12 Mar 2026 09:15:00 +0100
Content-Type: text/plain; charset=utf-8

The committee asked for the storage agreement in writing before it lifts its hold.
"""


def main(target: Path) -> None:
    """Draw everything anew."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BRIEFING_HOME"] = str(Path(folder) / "home")
        app = application()
        for scheme in ("light", "dark"):
            theme.apply(app, theme.load(f"desk-{scheme}"))
            room = Path(folder) / scheme
            room.mkdir()
            sample = make_sample(room)
            _draw(sample, target / f"source-card-{scheme}.png", _card)
            _draw(sample, target / f"source-bare-{scheme}.png", _bare)
            _draw(sample, target / f"source-several-{scheme}.png", _several)
            _draw(sample, target / f"library-wide-{scheme}.png", lambda window: window.workspace.set_wide(wide=True))
            _import(room, target, scheme)
        _draw(sample, target / "source-read-only-dark.png", _card, read_only=True)


def _card(window: MainWindow) -> None:
    """The card beside the text it is of."""
    space = window.workspace
    space.sources.show_card([space.desk.project.all(Source)[0].id])


def _bare(window: MainWindow) -> None:
    """A source without publisher and with a vague date."""
    space = window.workspace
    space.importing.paste(_pasted())
    _wait(lambda: window.jobs.running is None)
    source = space.desk.project.all(Source)[-1]
    space.sources.show_card([source.id])
    published = space.sources.card.details.published
    published.setText("summer 2019")
    published.flush()


def _pasted() -> object:
    from PySide6.QtCore import QMimeData  # noqa: PLC0415

    copied = QMimeData()
    copied.setText("What was said in the corridor\n\nNobody expects the batteries to move before the summit.")
    return copied


def _several(window: MainWindow) -> None:
    """Three sources at once."""
    space = window.workspace
    space.sources.show_card([source.id for source in space.desk.project.all(Source)[:3]])


def _draw(path: Path, picture: Path, act: Callable[[MainWindow], object], *, read_only: bool = False) -> None:
    copy = path.with_name("Turkey S-400.brief")
    shutil.copyfile(path, copy)
    window = _window()
    if read_only:
        from ui.window.opening import Way  # noqa: PLC0415

        window.opening.open(Way(copy, read_only=True))
    else:
        window.open_project(copy)
    _settle()
    look_at_brief(window)
    act(window)
    _settle()
    window.grab().save(str(picture))
    window.close()
    copy.unlink()


def _import(room: Path, target: Path, scheme: str) -> None:
    """A mixed folder, from the first row to the summary."""
    folder = _mixed(room / "incoming")
    path = room / "Straits.brief"
    Project.create(path, "Straits").close()
    window = _window()
    window.open_project(path)
    _settle()
    space = window.workspace
    space.importing.take_in([folder])
    window.grab().save(str(target / f"import-1-reading-{scheme}.png"))
    _wait(lambda: space.desk.project.count(Source) > 3 or window.jobs.running is None)
    space.desk.catch_up()
    _settle(60)
    window.grab().save(str(target / f"import-2-filling-{scheme}.png"))
    _wait(lambda: window.jobs.running is None)
    _settle()
    window.grab().save(str(target / f"import-3-summary-{scheme}.png"))
    window.close()


def _mixed(folder: Path) -> Path:
    """Articles of every kind, one twice, one empty, one that is no PDF, a feed, a mail and an archive."""
    shutil.copytree(ARTICLES, folder)
    shutil.copyfile(folder / "01-bosphorus-wire.txt", folder / "the same again.txt")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7 not for us")
    (folder / "gazette.xml").write_text(FEED, encoding="utf-8")
    (folder / "committee.eml").write_text(MAIL, encoding="utf-8")
    with zipfile.ZipFile(folder / "older.zip", "w") as archive:
        archive.writestr("2019/crew training.txt", "Crews train in silence\n\nThe crews were trained abroad in 2019.")
        archive.writestr("2019/hangars.md", "# Hangars stand empty\n\nThe hangars at the base stand empty since May.")
    return folder


def _window() -> MainWindow:
    window = MainWindow(Settings(keep=False))
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    return window


def _settle(milliseconds: int = 400) -> None:
    """Let events come until layouts and fades are done."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _wait(true: Callable[[], bool]) -> None:
    for _ in range(2000):
        if true():
            return
        _settle(30)
    raise TimeoutError("nothing came of it")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
