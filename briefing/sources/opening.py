"""The bytes of a file someone offers as a source, or one plain sentence on why not."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import stat
from pathlib import Path

from briefing.errors import SourceError

LARGEST_FILE = 64 * 1024 * 1024
_NOTHING_ADDED = "Nothing was added to the project."


class NothingToRead(SourceError):
    """The file was decoded, and there is no text in it. `encoding` is the codec that was used, "" if unknown."""

    encoding: str = ""

    def as_json(self) -> dict[str, object]:
        """What `briefing read --json` prints of such a file: no text, how it was decoded, and the refusal."""
        return {"title": None, "text": "", "encoding": self.encoding or None, "refusal": self.sentence()}


def opened(path: Path) -> bytes:
    """The whole content of a regular file of 1 byte to 64 MB.

    Raises SourceError for a file that is missing, a folder, a device or pipe, forbidden, too large or empty, or that
    changes while it is read.
    """
    try:
        return _content(path)
    except FileNotFoundError as error:
        raise refusal(f"There is no file “{path.name}”.", "Check the name and the folder.", error) from error
    except PermissionError as error:
        raise refusal(f"“{path.name}” may not be read by you.", "Ask for the right to read it.", error) from error
    except (OSError, ValueError) as error:
        raise refusal(f"“{path.name}” could not be read.", "Copy it to this computer and try again.", error) from error


def refusal(happened: str, remedy: str, cause: Exception | None = None) -> SourceError:
    """A SourceError that also says that nothing was added."""
    details = f"{type(cause).__name__}: {cause}" if cause else ""
    return SourceError(happened, safe=_NOTHING_ADDED, remedy=remedy, details=details)


def nothing_to_read(happened: str, remedy: str, encoding: str) -> NothingToRead:
    """A NothingToRead with how the file was decoded."""
    error = NothingToRead(happened, safe=_NOTHING_ADDED, remedy=remedy)
    error.encoding = encoding
    return error


def too_large(name: str, size: int) -> SourceError:
    """The refusal of a file above the limit."""
    limit = LARGEST_FILE // (1024 * 1024)
    megabytes = size / (1024 * 1024)
    happened = f"“{name}” is {megabytes:.0f} MB; articles of more than {limit} MB are not read."
    return refusal(happened, "Paste the part you need.")


def _content(path: Path) -> bytes:
    status = path.stat()
    _require_regular(path, status.st_mode)
    # O_NONBLOCK: a pipe put in the file's place between the look and the opening must not block us.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        _require_regular(path, status.st_mode)
        if status.st_size > LARGEST_FILE:
            raise too_large(path.name, status.st_size)
        raw = file.read(LARGEST_FILE + 1)
    if len(raw) != status.st_size:
        raise refusal(f"“{path.name}” changed while it was being read.", "Try again when it is complete.")
    return raw


def _require_regular(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise refusal(f"“{path.name}” is a folder.", "Choose the files inside it.")
    if not stat.S_ISREG(mode):
        raise refusal(f"“{path.name}” is a device or a pipe, not a file.", "Choose a file.")
