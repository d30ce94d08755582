"""How a job in a worker process tells its parent how far it is; elsewhere nobody listens."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable
from typing import Any


class _Ear:
    """Whoever listens in this process."""

    listener: Callable[[Any], None] | None = None


def tell(part: object) -> None:
    """Say something about the work at hand, such as how many pages are set: a value that can be pickled."""
    if _Ear.listener is not None:
        _Ear.listener(part)


def listen(listener: Callable[[Any], None] | None) -> None:
    """Hear what is told in this process; None ends it."""
    _Ear.listener = listener
