"""Texts and original bytes, stored once under the SHA-256 of what they hold."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
import zlib

import apsw

from briefing.errors import ItemError, ProjectError
from briefing.project.connection import MOST_BYTES

_WORTH_COMPRESSING = 4_096
_FAST = 1


def hash_of(raw: bytes) -> str:
    """The name under which these bytes are stored: SHA-256 in hex."""
    return hashlib.sha256(raw).hexdigest()


def keep(connection: apsw.Connection, raw: bytes) -> str:
    """Store bytes, unless they are stored already, and return their hash. What is stored damaged is stored anew."""
    if len(raw) > MOST_BYTES:
        raise ItemError(
            f"This is larger than a project may hold in one piece ({MOST_BYTES >> 20} MB).",
            safe="Nothing was changed.",
            remedy="Split it, or leave it out.",
        )
    digest = hash_of(raw)
    if _is_sound(connection, digest):
        return digest
    packed = zlib.compress(raw, _FAST) if len(raw) >= _WORTH_COMPRESSING else raw
    smaller = len(packed) < len(raw)
    connection.execute(
        "INSERT OR REPLACE INTO content (hash, size, zlib, bytes) VALUES (?, ?, ?, ?)",
        (digest, len(raw), int(smaller), packed if smaller else raw),
    )
    return digest


def kept(connection: apsw.Connection, digest: str) -> bytes:
    """The bytes stored under a hash; ProjectError where they are missing or not what they were."""
    for size, packed, raw in list(
        connection.execute("SELECT size, zlib, bytes FROM content WHERE hash = ?", (digest,))
    ):
        if not isinstance(raw, bytes) or not isinstance(size, int):
            raise _damaged(digest)
        try:
            whole = _unpacked(raw, size) if packed else raw
        except zlib.error as error:
            raise _damaged(digest) from error
        if hash_of(whole) != digest:
            raise _damaged(digest)
        return whole
    raise ProjectError(
        "A text that the project refers to is not in the file.",
        safe="All other texts are.",
        remedy="Import the article again, or restore a backup.",
        details=digest,
    )


def _is_sound(connection: apsw.Connection, digest: str) -> bool:
    for _ in list(connection.execute("SELECT 1 FROM content WHERE hash = ?", (digest,))):
        try:
            kept(connection, digest)
        except ProjectError:
            return False
        return True
    return False


def _unpacked(raw: bytes, size: int) -> bytes:
    """No more than the size the row states, and never more than a project may hold: a forged row fills no memory."""
    if size > MOST_BYTES:
        raise zlib.error("more than a project may hold")
    return zlib.decompressobj().decompress(raw, max(size, 1))


def _damaged(digest: str) -> ProjectError:
    return ProjectError(
        "A text in the project file is damaged.",
        safe="All other texts can be read.",
        remedy="Import the article again, or restore a backup.",
        details=digest,
    )
