"""The file behind a project's back: what another program, a fault or a forger could do to it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import apsw


@contextmanager
def tampered_with(path: Path) -> Iterator[apsw.Connection]:
    """A plain connection to a project file; what it writes is in no history."""
    with closing(apsw.Connection(str(path))) as connection:
        yield connection
