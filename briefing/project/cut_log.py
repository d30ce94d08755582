"""Whether the log beside a project lost steps that were finished: it was cut, or damaged, after they were on disk.

SQLite reads the log up to the first frame that does not follow from the one before and passes over the rest without a
word, as that is what a crash in the middle of a step leaves. Two things tell the difference: the index beside the log
(`-shm`), which says how many frames were finished when the process died, and frames behind the break that follow from
each other and end more than one step: a step begins only when the one before it is on disk.

Source: https://sqlite.org/walformat.html and https://sqlite.org/fileformat2.html#the_write_ahead_log
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import struct
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import apsw

from briefing.project.connection import has_log as has_log_beside
from briefing.project.connection import index_beside, is_there, log_beside

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_INDEX = struct.Struct("=IIIBBHIIII8sII")
_BROUGHT_IN = struct.Struct("=I")
_MAGIC = 0x377F0682
_WORD = 0xFFFFFFFF
_MOST_LINKED = 4_000


@dataclass(frozen=True, slots=True)
class Promise:
    """What the log is known to hold: `frames` were finished, `brought_in` of them stand in the file.

    `salts` tell one log from the next; b"" where nothing is known. `index` is where this is read, `has_log` whether
    there was a log at all.
    """

    frames: int = 0
    brought_in: int = 0
    salts: bytes = b""
    index: bytes = b""
    has_log: bool = True


def promise(path: Path) -> Promise | None:
    """What the process that had the project last left said of its log; None where it left neither log nor index.

    To be asked before anybody opens the project.
    """
    index = index_beside(path)
    has_log = has_log_beside(path)
    if not is_there(index):
        return Promise(has_log=has_log) if has_log else None
    with suppress(OSError), index.open("rb") as file:
        return replace(_promise(file.read(2 * _INDEX.size + _BROUGHT_IN.size)), has_log=has_log)
    return Promise(has_log=has_log)


def leave(path: Path, before: Promise) -> None:
    """Leave the files as they were found, once nobody has them open: SQLite makes a new index, which knows nothing."""
    with suppress(OSError):
        if not before.has_log:
            log_beside(path).unlink(missing_ok=True)
        if before.index:
            index_beside(path).write_bytes(before.index)


def lost(path: Path, before: Promise | None, connection: apsw.Connection) -> str:
    """How the log lost finished steps, for the details of a message; "" where it lost none that can be known of.

    `connection` has read the project, and nobody else has it open.
    """
    if before is None:
        return ""
    accepted = max(connection.wal_checkpoint("main", apsw.SQLITE_CHECKPOINT_NOOP)[0], 0)
    try:
        with log_beside(path).open("rb") as file:
            return _lost(file, before, accepted)
    except FileNotFoundError:
        left = before.frames - before.brought_in
        return f"the log is gone; {left} pages in it were not in the file yet" if left > 0 else ""


def _lost(file: BinaryIO, before: Promise, accepted: int) -> str:
    raw = file.read(_HEADER.size)
    if len(raw) < _HEADER.size:
        left = before.frames - before.brought_in
        return f"the log is empty; {left} pages in it were not in the file yet" if left > 0 else ""
    if not _is_header(raw):
        return "the first bytes of the log are damaged"
    salts = raw[16:24]
    if before.salts == salts and before.frames > accepted:
        return f"{before.frames} pages of the log were finished, {accepted} can be read"
    ends = _ends_behind(file, raw, accepted)
    return f"page {accepted + 1} of the log is damaged; {ends} steps behind it were finished" if ends > 1 else ""


def _promise(raw: bytes) -> Promise:
    if len(raw) < 2 * _INDEX.size + _BROUGHT_IN.size or raw[: _INDEX.size] != raw[_INDEX.size : 2 * _INDEX.size]:
        return Promise()
    *facts, salts, first, second = _INDEX.unpack_from(raw)
    is_begun, frames = facts[3], facts[6]
    words = struct.unpack_from("=10I", raw)
    if not is_begun or _checksum(words, (0, 0)) != (first, second):
        return Promise()
    (brought_in,) = _BROUGHT_IN.unpack_from(raw, 2 * _INDEX.size)
    return Promise(frames, brought_in, salts, raw)


def _is_header(raw: bytes) -> bool:
    magic = int.from_bytes(raw[:4], "big")
    if magic & ~1 != _MAGIC:
        return False
    words = struct.unpack_from(f"{_order(raw)}6I", raw)
    return _checksum(words, (0, 0)) == _HEADER.unpack(raw)[6:]


def _ends_behind(file: BinaryIO, header: bytes, accepted: int) -> int:
    """How many steps end in the frames behind the first that was not accepted, as far as each follows from the last.

    What a write that failed leaves there ends one step at most before something else was written over it.
    """
    size = int.from_bytes(header[8:12], "big")
    order, salts = _order(header), header[16:24]
    file.seek(_HEADER.size + accepted * (_FRAME.size + size))
    before = file.read(_FRAME.size + size)
    ends = most = 0
    for _ in range(_MOST_LINKED):
        frame = file.read(_FRAME.size + size)
        if len(frame) < _FRAME.size + size:
            break
        follows = frame[8:16] == salts and _sum_of(frame, before, order) == _FRAME.unpack_from(frame)[4:]
        ends = ends + (frame[4:8] != bytes(4)) if follows else 0
        most = max(most, ends)
        before = frame
    return most


def _sum_of(frame: bytes, before: bytes, order: str) -> tuple[int, int]:
    words = struct.unpack(f"{order}2I", frame[:8]) + struct.unpack(f"{order}{len(frame[24:]) // 4}I", frame[24:])
    return _checksum(words, _FRAME.unpack_from(before)[4:])


def _checksum(words: tuple[int, ...], start: tuple[int, ...]) -> tuple[int, int]:
    one, other = start
    for at in range(0, len(words), 2):
        one = (one + words[at] + other) & _WORD
        other = (other + words[at + 1] + one) & _WORD
    return one, other


def _order(header: bytes) -> str:
    """How the log's checksums read its bytes: the last bit of the first word says it."""
    return ">" if header[3] & 1 else "<"
