"""Many files read one after the other, each a set of facts for one line of JSON; the libraries stay loaded."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.errors import BriefingError, SourceError
from briefing.sources.article import Article
from briefing.sources.batches import Reads, reads_of
from briefing.sources.opening import NothingToRead


def facts_in(reads: Reads) -> dict[str, object]:
    """What `briefing read --json` prints: the facts of the one article, or those of each under "articles".

    A feed or an archive always has "articles", and "refused" with a sentence for each of its parts that is none.
    Raises SourceError where the one article cannot be read.
    """
    if not reads.several:
        return one_of(reads).as_json()
    found = list(reads.found)
    return {
        "articles": [each.as_json() for each in found if isinstance(each, Article)],
        "refused": [each.sentence() for each in found if isinstance(each, SourceError)],
    }


def one_of(reads: Reads) -> Article:
    """The only article of a file that holds one. Raises SourceError where it cannot be read."""
    read = next(reads.found)
    if isinstance(read, SourceError):
        raise read
    return read


def facts_of(lines: Iterable[bytes]) -> Iterator[dict[str, object]]:
    """For each line, a path, what is in the file: "path" and what `facts_in` gives, or "path" and "error"."""
    for line in lines:
        path = os.fsdecode(line.rstrip(b"\r\n"))
        if path:
            yield {"path": path, **_facts(path)}


def _facts(path: str) -> dict[str, object]:
    try:
        return facts_in(reads_of(Path(path)))
    except NothingToRead as error:
        return error.as_json()
    except BriefingError as error:
        return {"error": error.sentence()}
    except (RecursionError, MemoryError) as error:
        # A file may be made to exhaust us; the others are read all the same.
        return {"error": f"“{Path(path).name}” asks for too much to be read ({type(error).__name__})."}
