"""A finished file put in its place: beside it first, flushed to the disk, then in one stroke."""
# SPDX-License-Identifier: MIT

import errno
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from briefing.errors import RenderError

BEGIN, END = ".briefing-", ".part"
# Seconds after which a file that is being written is one whose writer was killed: writing takes less than one.
ABANDONED = 3600

REASONS = {
    errno.EACCES: "you may not write there, or another program has the file open",
    errno.EPERM: "you may not write there, or another program has the file open",
    errno.EROFS: "that disk can only be read",
    errno.ENOENT: "that folder does not exist",
    errno.ENOTDIR: "that folder does not exist",
    errno.EISDIR: "there is a folder of this name",
    errno.ENXIO: "what has this name is a device and no file",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your space on that disk is used up",
    errno.EBUSY: "another program has the file open",
    errno.ETXTBSY: "another program has the file open",
    errno.ENAMETOOLONG: "the file's name is too long",
}
REMEDIES = {
    errno.ENOENT: "Choose a folder that exists, or create it first.",
    errno.ENOTDIR: "Choose a folder that exists, or create it first.",
    errno.EISDIR: "Choose another name.",
    errno.ENXIO: "Choose another name.",
    errno.ENOSPC: "Free some space, or choose another disk.",
    errno.EDQUOT: "Free some space, or choose another disk.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
}


def write_bytes(made: bytes, path: Path) -> None:
    """Put `made` at `path`, or where a link at `path` leads. Raises RenderError.

    What was there stays on any failure, and nothing is left beside it.
    """
    beside: Path | None = None
    try:
        path = Path(os.path.realpath(path))
        _check_place(path)
        clear_abandoned(path.parent, f"{BEGIN}*{END}")
        descriptor, name = tempfile.mkstemp(prefix=BEGIN, suffix=END, dir=path.parent)
        beside = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(made)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_mode(path))
        beside.replace(path)
    except OSError as error:
        raise _told(error, path) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def _check_place(path: Path) -> None:
    """Raise OSError where something else than a file stands at `path`."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not path.is_file():
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))


def clear_abandoned(folder: Path, pattern: str) -> None:
    """Remove the files and folders of these names that exports left which were killed before they could finish."""
    for left in folder.glob(pattern):
        # Another export may be at work, or may have cleared it already; what cannot be removed is let be.
        with suppress(OSError):
            if time.time() - left.lstat().st_mtime > ABANDONED:
                shutil.rmtree(left) if left.is_dir() else left.unlink()


def _mode(path: Path) -> int:
    """The permissions of the file to be replaced, else those any new file would get."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        # The only way to learn the mask is to set it.
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask


def _told(error: OSError, path: Path) -> RenderError:
    """The failure in words for people."""
    code = error.errno or 0
    kept = "The file that was there is unchanged." if path.is_file() else "Nothing was written."
    return RenderError(
        f"“{path.name}” could not be written to {path.parent}: {REASONS.get(code, error.strerror or str(error))}.",
        safe=f"{kept} The project is as it was.",
        remedy=REMEDIES.get(code, "Close the file where it is open, or choose another folder."),
        details=str(error),
    )
