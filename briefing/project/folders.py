"""Where things lie: the user's own folder, and folders that are shared between machines and put a project at risk."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

_NETWORK = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "afpfs", "ncpfs", "webdav", "davfs", "ceph", "glusterfs",
    "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs",
}  # fmt: skip
_CLOUD = (
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud", "mobile documents", "cloudstorage",
    "nextcloud", "owncloud", "box sync", "pcloud", "syncthing", "yandex.disk", "mega", "seafile",
)  # fmt: skip
_MARKS = (".dropbox", ".stfolder", ".owncloudsync.log", ".sync_journal.db")
_REMOTE_DRIVE = 4


def user_folder() -> Path:
    """Where Briefing keeps what is the user's and no project's: under BRIEFING_HOME where that is set."""
    home = os.environ.get("BRIEFING_HOME", "")
    return Path(home) / "data" if home else platformdirs.user_data_path("briefing", appauthor=False)


def put_whole(path: Path, text: str) -> None:
    """Write a file letter by letter, whole or not at all: a new one takes its place, so half of one is never read.

    Raises OSError where it cannot be written; the old one then stays.
    """
    draft = path.with_name(f"{path.name}.new")
    with draft.open("w", encoding="utf-8", newline="") as opened:
        opened.write(text)
    draft.replace(path)


def put_for_user(path: Path, text: str) -> None:
    """The same for a file in the user's own folder, which is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    put_whole(path, text)


def beside(path: Path, ending: str) -> Path:
    """A file that belongs to another and bears its name with an ending; beside the file itself where `path` is a link.

    Links that only lead to its folder make no difference, and to look for those takes as long as to lock a file.
    """
    return Path((os.path.realpath(path) if path.is_symlink() else str(path)) + ending)


def risk_of(path: Path) -> str:
    """What is risky about working in the folder of `path`, in words; "" where nothing is."""
    real = path.resolve()
    if _is_cloud(real):
        return (
            f"{path.name} lies in a folder that is copied to a cloud. Close the project before you open it on another "
            "machine: two copies changed at once do not come together by themselves."
        )
    if is_network(real):
        return (
            f"{path.name} lies on a network drive. Work is safe while one machine has it open; a drive that drops out "
            "in between can hold the work up. A project on this machine's own disk is safer and faster."
        )
    return ""


def _is_cloud(real: Path) -> bool:
    for folder in real.parents:
        name = folder.name.lower()
        if any(name == cloud or name.startswith((f"{cloud} ", f"{cloud}-")) for cloud in _CLOUD):
            return True
        if any((folder / mark).exists() for mark in _MARKS):
            return True
    return False


def is_network(real: Path) -> bool:
    """Whether a path lies on a drive of another machine, as far as this system tells."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 needed on Windows alone

        drive = real.drive
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == _REMOTE_DRIVE
    return file_system_of(real, _mounts()) in _NETWORK


def file_system_of(real: Path, mounts: str) -> str:
    """The kind of file system that holds a path, by a table of mounts as Linux writes it; "" where none fits."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:  # noqa: PLR2004 device, where, kind
            continue
        where = Path(parts[1].replace("\\040", " "))
        if real.is_relative_to(where) and len(where.parts) > best:
            best, kind = len(where.parts), parts[2]
    return kind


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        # Not Linux: macOS tells network volumes only through a program of its own.
        return ""
