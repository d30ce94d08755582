"""The line drawings of Lucide (ISC licence), read from the file that the package `python-lucide` brings.

The package's own door reads the same file, but imports a client for its web search first: 0.15 s that every start of
the window would wait for.
"""
# SPDX-License-Identifier: MIT

import sqlite3
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def names() -> frozenset[str]:
    """The names of all drawings there are."""
    return frozenset(name for (name,) in _file().execute("SELECT name FROM icons"))


@cache
def exists(name: str) -> bool:
    """Whether there is a drawing of this name; asked for some dozen names, it reads no list of two thousand."""
    return any(_file().execute("SELECT 1 FROM icons WHERE name = ?", (name,)))


@cache
def drawing(name: str) -> str:
    """The SVG of a drawing, its lines in `currentColor`; KeyError where there is none of this name."""
    for (svg,) in _file().execute("SELECT svg FROM icons WHERE name = ?", (name,)):
        return str(svg)
    raise KeyError(f"Lucide has no icon {name!r}")


@cache
def _file() -> sqlite3.Connection:
    spec = find_spec("lucide")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("python-lucide is not installed")
    path = Path(spec.origin).parent / "data" / "lucide-icons.db"
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
