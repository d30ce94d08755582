"""How parent and worker talk: pickled values, each after its length in eight bytes."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from typing import Any, BinaryIO

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Job:
    """A call to make: the function as "package.module:function", and its arguments."""

    function: str
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """What a job returned."""

    result: Any


@dataclass(frozen=True, slots=True)
class Told:
    """What a job that goes on says about itself."""

    part: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """What a job raised, whole where it could be pickled (else None), and its traceback in words."""

    error: BaseException | None
    traceback: str


def send(stream: BinaryIO, message: object) -> None:
    """Write one message. Raises what pickle raises before a byte is written, OSError when nobody listens."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read one message. Raises EOFError when the other side is gone, mid-message too."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    # Both ends are this program; nothing from a file or the network is ever unpickled.
    return pickle.loads(_exactly(stream, length))  # noqa: S301 -- see above


def _exactly(stream: BinaryIO, size: int) -> bytes:
    body = stream.read(size)
    if body is None or len(body) < size:
        raise EOFError
    return body
