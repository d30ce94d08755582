"""Jobs for the worker tests; they run in the child process."""

import os
import sys
import threading
from collections.abc import Callable

from briefing.errors import SourceError
from briefing.workers.telling import tell


def doubled(number: int) -> int:
    return 2 * number


def process_id() -> int:
    return os.getpid()


def echoed(value: object) -> object:
    return value


def counting(most: int) -> int:
    for number in range(most):
        tell(number)
    return most


def talkative() -> str:
    print("a job that prints")  # noqa: T201 -- what the test is about
    os.write(1, b"and writes to the descriptor")
    return "told"


def refused() -> None:
    raise SourceError("No.", safe="All.", remedy="Yes.", details="why")


def mistaken() -> None:
    {}["missing"]


def crashing(*_given: object) -> None:
    print("last words", file=sys.stderr, flush=True)  # noqa: T201 -- read back from the error's details
    os.abort()


def endless() -> None:
    threading.Event().wait()


def busy() -> None:
    while True:
        pass


def unsendable() -> Callable[[], None]:
    return lambda: None


def leaving() -> None:
    sys.exit(3)


def memory_hungry() -> int:
    return len(bytearray(64 * 1024**3))
