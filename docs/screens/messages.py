"""Draws what the window says when something goes wrong, light and dark: `python docs/screens/messages.py [FOLDER]`.

Each picture is of the real window in the real situation: a process that was killed, one that holds the file, a disk
that fails, a file that was damaged.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
from PySide6.QtCore import QEventLoop, QTimer

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from settled import look_at_brief  # noqa: E402
from briefing.actions.items import change, rate  # noqa: E402 -- from the folder above
from briefing.actions.sample import make_sample  # noqa: E402
from briefing.model import Impact, Kind, Likelihood, Risk  # noqa: E402
from briefing.project import Project  # noqa: E402
from tests.project.faulty import Disk, faulty_disk  # noqa: E402
from ui import theme  # noqa: E402
from ui.app import application  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.settings import Settings  # noqa: E402

_OTHER = """
import os, sys
from pathlib import Path
from briefing.actions.items import change
from briefing.actions.unfinished import Unfinished, digest, keep
from briefing.model import Kind, Risk
from briefing.project import Project
project = Project.open(Path(sys.argv[1]))
change(project, project.all(Risk)[0], notes="Ask the ministry for the draft certificate.")
if "cut" in sys.argv:
    with project.action(lambda first, last: f"Import {last} sources").step(3) as edit:
        edit.keep_text("first")
        edit.put(project.all(Risk)[1].__class__(title="Half imported"))
if "type" in sys.argv:
    risk = project.all(Risk)[0]
    typed = Unfinished(Kind.RISK, risk.id, "title", "A political deal falls short of what the law asks", digest(risk.title))
    keep(project, [typed])
print("ready", flush=True)
sys.stdin.readline()
if "kill" in sys.argv:
    os.kill(os.getpid(), 9)
project.close()
"""


def main(target: Path) -> None:
    """Draw everything anew."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BRIEFING_HOME"] = str(Path(folder) / "home")

        with faulty_disk() as disk:
            _draw_all(Path(folder), target, disk)


def _draw_all(folder: Path, target: Path, disk: Disk) -> None:

    app = application()
    for scheme in ("light", "dark"):
        theme.apply(app, theme.load(f"desk-{scheme}"))
        stage = Stage(folder / scheme, target, scheme, disk)
        for scene in (
            stage.recovered,
            stage.cut_off,
            stage.in_use,
            stage.fault,
            stage.hold_back,
            stage.damaged,
            stage.lost,
            stage.password,
            stage.protect,
            stage.version,
            stage.newer,
            stage.cloud,
            stage.history,
            stage.versions,
        ):
            scene()


class Stage:
    """Sets up one situation after another, each in a window and a project of its own."""

    def __init__(self, folder: Path, target: Path, scheme: str, disk: Disk) -> None:
        self.folder = folder
        self._target = target
        self._scheme = scheme
        self.disk: Disk = disk
        self._sample = self._make_sample(folder / "sample")

    def recovered(self) -> None:
        path = self.project("recovered")
        with _other(path, "kill"):
            pass
        self.shot("recovered", path)
        path = self.project("typed")
        with _other(path, "kill", "type"):
            pass
        self.shot("typed", path)

    def cut_off(self) -> None:
        path = self.project("cut-off")
        with _other(path, "kill", "cut"):
            pass
        self.shot("cut-off", path, lambda window: window.banners.bar("recovered").press("See what changed"))

    def in_use(self) -> None:
        path = self.project("in-use")
        with _other(path):
            self.shot("in-use", path)
            self.shot("read-only", path, lambda window: window.messages.press("Open read-only"))

    def fault(self) -> None:
        self.shot("disk-full", self.project("disk-full"), self._break_disk)
        self._mend_disk()

    def hold_back(self) -> None:
        def then_close(window: MainWindow) -> None:
            self._break_disk(window)
            window.close()

        self.shot("closing-would-lose", self.project("closing"), then_close)
        self._mend_disk()

    def damaged(self) -> None:
        path = self.project("damaged")
        for place in (0.1, 0.3, 0.35, 0.5, 0.7, 0.8):
            spoil(path, at=place)
        self.shot("damaged", path)
        copy = path.with_name("salvaged.brief")

        def salvage(window: MainWindow) -> None:
            window.asking.copy = lambda _suggested: copy
            window.messages.press("Salvage into a copy…")
            wait(lambda: window.workspace is not None)
            window.banners.bar("salvaged").show_details()

        self.shot("salvaged", path, salvage)

    def lost(self) -> None:

        path = self.project("lost")
        with Project.open(path) as project:
            project.back_up()
        raw = bytearray(path.read_bytes())
        raw[:4096] = bytes(4096)
        path.write_bytes(raw)
        self.shot("first-page-lost", path)

    def password(self) -> None:
        path = self._protected("protected")
        self.shot("password", path)

        def wrong(window: MainWindow) -> None:
            sheet = window.opening.password_sheet()
            sheet.password.setText("not it")
            sheet.password.returnPressed.emit()

        self.shot("password-wrong", path, wrong)

    def protect(self) -> None:
        self.shot("password-set", self.project("protect"), lambda window: window.trust.ask_password())

    def version(self) -> None:

        path = self.project("version")
        with Project.open(path) as project:
            project.back_up()
            backup = project.backups()[0]
        self.shot("version", path, lambda window: window.opening.open_version(backup.path, path))

    def newer(self) -> None:
        path = self.project("newer")
        connection = apsw.Connection(str(path))
        connection.pragma("user_version", 99)
        connection.close()
        self.shot("newer", path)

    def cloud(self) -> None:
        folder = self.folder / "Dropbox"
        folder.mkdir(parents=True)
        path = folder / "Shared.brief"
        path.write_bytes(self._sample.read_bytes())
        self.shot("cloud-folder", path)

    def history(self) -> None:
        def show(window: MainWindow) -> None:
            window.trust.show_history()
            steps = window.workspace.history.steps
            steps.tree.expand(steps.model.index(1, 0))
            keeping = window.trust.keeping
            if keeping is not None:
                keeping.go_round()
                wait(lambda: keeping.found is not None)

        self.shot("history", self._worked("history"), show)

    def versions(self) -> None:
        self.shot("versions", self._worked("versions"), lambda window: window.trust.show_versions())

    # Properties

    def shot(self, name: str, path: Path, act: Callable[[MainWindow], object] | None = None) -> None:

        window = MainWindow(Settings(keep=False))
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        window.open_project(path)
        _settle()
        if window.workspace is not None:
            look_at_brief(window)
        if act is not None:
            act(window)
            _settle()
        window.grab().save(str(self._target / f"messages-{name}-{self._scheme}.png"))
        self._mend_disk()
        window.close()
        window.deleteLater()
        _settle()

    def _break_disk(self, window: MainWindow) -> None:

        space = window.workspace
        space.desk.select(Kind.RISK, space.desk.project.all(Risk)[0].id)
        self.disk.fail("xWrite", 1, apsw.FullError, stays=True, within=space.desk.project.path.name)
        field = space.dock.risks.fields.title
        field.setText("A political deal falls short of the certificate again")
        field.flush()

    def _mend_disk(self) -> None:
        self.disk.mend()

    def _make_sample(self, folder: Path) -> Path:

        folder.mkdir(parents=True)
        return make_sample(folder)

    def project(self, name: str) -> Path:
        folder = self.folder / name
        folder.mkdir()
        path = folder / "Turkey S-400 return.brief"
        path.write_bytes(self._sample.read_bytes())
        return path

    def _protected(self, name: str) -> Path:

        path = self.project(name)
        with Project.open(path) as project:
            project.set_password("winter harbour")
        return path

    def _worked(self, name: str) -> Path:

        path = self.project(name)
        with Project.open(path) as project:
            some_work(project)
        return path


@contextmanager
def _other(path: Path, *how: str) -> Iterator[None]:
    """Another process that has the project open."""
    with subprocess.Popen(  # noqa: S603 -- our own interpreter and our own modules
        [sys.executable, "-c", _OTHER, str(path), *how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        if process.stdout is None or process.stdout.readline().strip() != "ready":
            raise RuntimeError("the other process could not open the project")
        yield
        process.communicate("\n")


def some_work(project: Project) -> None:
    """A morning's work, for the history to tell of."""
    risk = project.all(Risk)[0]
    rate(project, risk, Likelihood("icd203", "very_likely"), Impact.SEVERE)
    project.checkpoint("Before the meeting")
    project.back_up()
    statement = risk.statement.replace("stays blocked", "stays blocked for the year")
    change(project, risk, trend=None, statement=statement, notes="Ask whether the certificate has a draft.")
    project.undo()
    project.redo()
    change(project, project.all(Risk)[1], confidence=None, notes="Old")
    project.undo()
    project.back_up()


def spoil(path: Path, *, at: float) -> None:
    raw = bytearray(path.read_bytes())
    page = int(len(raw) * at) // 4096 * 4096
    raw[page : page + 4096] = random.Random(page).randbytes(4096)  # noqa: S311 -- damage, the same each time
    path.write_bytes(raw)


def _settle() -> None:

    _let_go_on(300)


def _let_go_on(milliseconds: int) -> None:
    """Let events and threads run; QTest.qWait would keep Python's lock from them."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait(true: Callable[[], bool]) -> None:

    for _ in range(300):
        if true():
            return
        _let_go_on(100)
    raise TimeoutError("nothing came of it")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
