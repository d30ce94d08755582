"""Draws more of what the window says when something goes wrong: every other fault of a disk, a lock, a forged file.

`python docs/screens/faults.py [FOLDER]`. Like those of `messages.py`, each picture is of the real window in the real
situation.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
from messages import Stage, spoil, wait

from briefing.model import Kind, Risk
from briefing.project import CopyStopped, Project, folders
from briefing.project.connection import log_beside
from briefing.project.lock import lock_beside
from tests.project.faulty import Disk, faulty_disk
from tests.project.test_lock import OTHER_MACHINE
from ui import theme
from ui.app import application
from ui.main_window import MainWindow
from ui.window import mending

HERE = Path(__file__).parent
DARK = ("setting-password", "drive-error", "moved", "elsewhere", "salvaging", "log-cut")
"""Drawn in the dark theme too: one for each look a message has."""


def main(target: Path) -> None:
    """Draw everything anew."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BRIEFING_HOME"] = str(Path(folder) / "home")
        app = application()
        with faulty_disk() as disk:
            for scheme in ("light", "dark"):
                theme.apply(app, theme.load(f"desk-{scheme}"))
                stage = _Faults(Path(folder) / scheme, target, scheme, disk)
                for name, scene in stage.scenes().items():
                    if scheme == "light" or name in DARK:
                        scene()


class _Faults(Stage):
    """Faults of the disk while the project is open, and what cannot be opened."""

    def __init__(self, folder: Path, target: Path, scheme: str, disk: Disk) -> None:
        super().__init__(folder, target, scheme, disk)
        self._put_back: Callable[[], object] = disk.mend

    def scenes(self) -> dict[str, Callable[[], None]]:
        """Every picture by its name."""
        return {
            "drive-error": lambda: self._failing("drive-error", apsw.IOError),
            "read-only-folder": lambda: self._failing("read-only-folder", apsw.ReadOnlyError),
            "damaged-while-open": lambda: self._failing("damaged-while-open", apsw.CorruptError),
            "moved": self.moved,
            "folder-gone": self.folder_gone,
            "deleted-then-closed": self.deleted,
            "copy-elsewhere": self.copy_elsewhere,
            "log-cut": self.log_cut,
            "saving-copy": self.saving_copy,
            "setting-password": self.setting_password,
            "may-not-write": self.may_not_write,
            "elsewhere": self.elsewhere,
            "network-drive": self.network,
            "hostile": self.hostile,
            "not-a-project": self.not_a_project,
            "salvaging": self.salvaging,
            "given-up": self.given_up,
            "version-password": self.version_password,
        }

    def moved(self) -> None:
        path = self.project("moved")
        self.shot("moved", path, lambda window: (path.rename(path.with_name("Old.brief")), _type(window)))

    def folder_gone(self) -> None:
        path = self.project("folder-gone")
        away = path.parent.with_name("unmounted")
        self.shot("folder-gone", path, lambda window: (path.parent.rename(away), _type(window)))

    def deleted(self) -> None:
        path = self.project("deleted")
        self.shot("deleted-then-closed", path, lambda window: (path.unlink(), window.close()))

    def copy_elsewhere(self) -> None:
        path = self.project("copy")
        copy = path.with_name("Turkey S-400 return (copy).brief")

        def save(window: MainWindow) -> None:
            self.disk.fail("xWrite", 1, apsw.FullError, stays=True, within=path.name)
            _type(window)
            window.asking.copy = lambda _suggested: copy
            window.messages.press("Save a copy elsewhere…")
            wait(lambda: window.banners.bar("copy") is not None)

        self.shot("copy-elsewhere", path, save)

    def log_cut(self) -> None:
        path = self.project("log-cut")
        aside = path.with_name("left")
        aside.mkdir()
        with Project.open(path) as project:
            for number in range(4):
                project.checkpoint(f"Step {number}")
            for file in path.parent.glob(f"{path.name}*"):
                shutil.copy(file, aside)
        left = aside / path.name
        with log_beside(left).open("rb+") as log:
            log.truncate(log_beside(left).stat().st_size - 5_000)
        self.shot("log-cut", left)

    def saving_copy(self) -> None:
        def save(window: MainWindow) -> None:
            window.asking.copy = lambda suggested: suggested
            window.trust.save_copy()
            wait(lambda: "34" in window.status.job_words())

        with _held("save_copy"):
            self.shot("saving-copy", self.project("saving-copy"), save)

    def setting_password(self) -> None:
        def begin(window: MainWindow) -> None:
            window.trust.ask_password()
            sheet = window.trust.protect_sheet()
            sheet.password.setText("winter harbour")
            sheet.again.setText("winter harbour")
            sheet.again.returnPressed.emit()
            wait(lambda: "34" in window.status.job_words())
            _type(window)
            window.workspace.dock.risks.delete_selected()

        with _held("prepare_password"):
            self.shot("setting-password", self.project("setting-password"), begin)

    def may_not_write(self) -> None:
        path = self.project("may-not-write")
        opened = os.open

        def refuse(target: Path, flags: int, *rest: int) -> int:
            if flags & os.O_CREAT and str(target).endswith("-lock"):
                raise PermissionError(13, "not allowed", str(target))
            return opened(target, flags, *rest)

        os.open = refuse
        try:
            self.shot("may-not-write", path)
        finally:
            os.open = opened

    def elsewhere(self) -> None:
        path = self.project("elsewhere")
        lock_beside(path).write_text(json.dumps(OTHER_MACHINE), encoding="utf-8")
        self.shot("elsewhere", path)

    def network(self) -> None:
        path = self.project("network")
        mounts = folders._mounts
        folders._mounts = lambda: f"server:/share {path.parent} nfs4 rw 0 0"
        try:
            self.shot("network-drive", path)
        finally:
            folders._mounts = mounts

    def hostile(self) -> None:
        path = self.project("hostile")
        connection = apsw.Connection(str(path))
        connection.execute("CREATE TRIGGER sly AFTER INSERT ON note BEGIN DELETE FROM risk; END")
        connection.close()
        self.shot("hostile", path)

    def not_a_project(self) -> None:
        path = self.folder / "Holiday photographs.brief"
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(9000))
        self.shot("not-a-project", path)

    def salvaging(self) -> None:
        self._salvage("salvaging", "rows and texts so far")

    def given_up(self) -> None:
        self._salvage("given-up", "given up")

    def version_password(self) -> None:
        path = self.project("version-password")
        with Project.open(path) as project:
            project.back_up()
            backup = project.backups()[0]
        protected = backup.path.rename(backup.path.with_name("aside.brief"))
        with Project.open(protected) as aside:
            aside.set_password("summer")
        protected.rename(backup.path)

        def restore(window: MainWindow) -> None:
            window.trust.restore(backup)
            wait(lambda: window.trust.version_sheet() is not None)

        self.shot("version-password", path, restore)

    def _failing(self, name: str, error: type[apsw.Error]) -> None:
        path = self.project(name)

        def fail(window: MainWindow) -> None:
            self.disk.fail("xWrite", 1, error, stays=True, within=path.name)
            _type(window)

        self.shot(name, path, fail)

    def _salvage(self, name: str, until: str) -> None:
        """A salvage that has come so far, and goes on until it is given up."""
        path = self.project(name)
        spoil(path, at=0.5)
        real = mending.salvage
        pause = threading.Event()

        def endless(*_paths: Path, going_on: Callable[[int], bool], **_how: str) -> mending.Report:
            while going_on(12_400):
                pause.wait(0.05)
            raise mending.CopyStopped(
                "The salvage was given up.", safe="The damaged file is as it was; no copy was made."
            )

        def begin(window: MainWindow) -> None:
            window.asking.copy = lambda suggested: suggested
            window.messages.press("Salvage into a copy…")
            wait(lambda: "so far" in window.messages.message())
            if until != "rows and texts so far":
                window.messages.press("Give up")
            wait(lambda: until in window.messages.message())

        mending.salvage = endless
        try:
            self.shot(name, path, begin)
        finally:
            mending.salvage = real


@contextmanager
def _held(deed: str) -> Iterator[None]:
    """One of the project's deeds goes on until it is given up."""
    real = getattr(Project, deed)
    pause = threading.Event()

    def slow(_project: Project, _what: object, *, going_on: Callable[[int], bool]) -> None:
        while going_on(34):
            pause.wait(0.05)
        raise CopyStopped("It was given up.", safe="The project is as it was.")

    setattr(Project, deed, slow)
    try:
        yield
    finally:
        setattr(Project, deed, real)


def _type(window: MainWindow) -> None:
    """Change the title of a risk, as somebody does who does not know of the fault yet."""
    space = window.workspace
    space.desk.select(Kind.RISK, space.desk.project.all(Risk)[0].id)
    field = space.dock.risks.fields.title
    field.setText("A political deal falls short of the certificate again")
    field.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
