"""Many files read one after the other, each a set of facts for one line of JSON; the libraries stay loaded."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.errors import BriefingError
from briefing.sources.formats import read
from briefing.sources.opening import NothingToRead


def facts_of(lines: Iterable[bytes]) -> Iterator[dict[str, object]]:
    """For each line, a path, what is in the file: "path" and what `Article.as_json` gives, or "path" and "error"."""
    for line in lines:
        path = os.fsdecode(line.rstrip(b"\r\n"))
        if path:
            yield {"path": path, **_facts(path)}


def _facts(path: str) -> dict[str, object]:
    try:
        return read(Path(path)).as_json()
    except NothingToRead as error:
        return error.as_json()
    except BriefingError as error:
        return {"error": error.sentence()}
    except (RecursionError, MemoryError) as error:
        # A file may be made to exhaust us; the others are read all the same.
        return {"error": f"“{Path(path).name}” asks for too much to be read ({type(error).__name__})."}
