"""A password becomes a key: scrypt over the password and the sixteen bytes of salt that an encrypted file begins with.

The cipher is ChaCha20-Poly1305 of SQLite3 Multiple Ciphers: every page carries its own proof, so a page that was
altered is noticed and not just garbled, and it is fast without help from the processor. The key is given to it raw, as
its own derivation (PBKDF2, 64,007 turns) is cheaper to attack and would be paid again by every thread's connection.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path

import apsw

from briefing.errors import PasswordNeeded, ProjectError, WrongPassword

_PLAIN = b"SQLite format 3\x00"
_SALT = 16
_COST = 1 << 15
_BLOCK = 8
_MEMORY = 64 << 20
_HEADER = 24
_PAYLOAD_FRACTIONS = bytes((64, 32, 32))


def new_key(password: str) -> str:
    """A key for a file that is made now, with a salt of its own; "" for no password: a plain file."""
    return _derived(password, os.urandom(_SALT)) if password else ""


def key_of(path: Path, password: str, known: str = "") -> str:
    """The key that opens the file at `path`: "" for a plain one, whatever the password.

    `known` is a key that is taken without a password where the file has its salt. PasswordNeeded where the file is
    encrypted and no password was given; ProjectError where it cannot be read.
    """
    header = _header_of(path)
    if not is_encrypted(header):
        return ""
    if not password and _has_salt(known, header):
        return known
    if not password:
        raise PasswordNeeded(
            f"{path.name} is protected by a password.", safe="The file was not touched.", remedy="Give its password."
        )
    return _derived(password, header[:_SALT])


def opens(path: Path, key: str) -> bool:
    """Whether a file has the salt of this key, and so in all likelihood its password; for "", whether it is plain."""
    header = _header_of(path)
    return _has_salt(key, header) if key else not is_encrypted(header)


def is_encrypted(header: bytes) -> bool:
    """Whether a file that begins like this is an encrypted database: page size and fractions stand there in clear."""
    if len(header) < _HEADER or header.startswith(_PLAIN):
        return False
    return header[20] == 32 and header[21:24] == _PAYLOAD_FRACTIONS  # noqa: PLR2004 bytes a page keeps for its proof


def use(connection: apsw.Connection, key: str) -> None:
    """Let a fresh connection read and write with this key."""
    if key:
        connection.execute("PRAGMA cipher = 'chacha20'")
        connection.execute(f"PRAGMA key = '{key}'")


def change(connection: apsw.Connection, key: str) -> None:
    """Write the file that a connection has open anew under another key, "" for none."""
    connection.execute("PRAGMA cipher = 'chacha20'")
    # Pages of an encrypted file are a little shorter, so it is rebuilt, through a database attached for the time.
    connection.limit(apsw.SQLITE_LIMIT_ATTACHED, 1)
    connection.execute(f"PRAGMA rekey = '{key}'")


def wrong_password(path: Path) -> WrongPassword:
    """The sentence for a key that does not open the file."""
    return WrongPassword(
        f"This is not the password of {path.name}.",
        safe="The file was not touched.",
        remedy="Try again; mind upper and lower case. Without its password nobody can open it.",
    )


def _derived(password: str, salt: bytes) -> str:
    # The same password typed on two systems may arrive composed or not.
    secret = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    key = hashlib.scrypt(secret, salt=salt, n=_COST, r=_BLOCK, p=1, maxmem=_MEMORY, dklen=32)
    return f"raw:{key.hex()}{salt.hex()}"


def _has_salt(key: str, header: bytes) -> bool:
    return bool(key) and key.endswith(header[:_SALT].hex())


def _header_of(path: Path) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            return os.read(descriptor, _HEADER)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise ProjectError(
            f"{path.name} could not be opened.",
            safe="The file was not touched.",
            remedy="Check that you may read it, and that no other program holds it.",
            details=str(error),
        ) from error
