"""The words a user has accepted, and the names a project knows: no dictionary needs to have them."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from pathlib import Path

from briefing.model import Actor
from briefing.project import Reading, folders

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def own_file() -> Path:
    """Where the user's words stand, one a line."""
    return folders.user_folder() / "words.txt"


def own_words(file: Path | None = None) -> frozenset[str]:
    """The user's words; none where there is no such file or it cannot be read."""
    try:
        lines = (file or own_file()).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(line.strip() for line in lines if line.strip())


def accept_word(word: str, file: Path | None = None) -> None:
    """Put a word among the user's. Raises OSError where the file cannot be written."""
    path = file or own_file()
    known = own_words(path)
    if word not in known:
        folders.put_for_user(path, "".join(f"{one}\n" for one in sorted({*known, word})))


def names_of(project: Reading) -> frozenset[str]:
    """The words of the names of a project's actors, their aliases, and its sources' publishers."""
    said = [name for actor in project.all(Actor) for name in (actor.name, *actor.aliases)]
    said += [publisher or "" for (publisher,) in project.source_tally(("publisher",))]
    return frozenset(word for name in said for word in _WORD.findall(name))
