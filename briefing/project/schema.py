"""What marks a .brief file, what of it is tracked by its history, and the history of the format itself.

Format history
--------------
1   2026-11-22  the first: all kinds of `docs/model.md`, the step log, contents by hash, counters, places

What a migration may do to a tracked table is one thing: append a column with a constant default. Anything else is a
new table (see `docs/file-format.md`), because recorded changesets name columns by their position.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from briefing.model import Kind
from briefing.project.tables import INDEX_DDL, TRACKED_DDL, UNTRACKED_DDL

APPLICATION_ID = 0x42524946
"""`PRAGMA application_id` of a .brief file: "BRIF"."""

FORMAT = 1
"""`PRAGMA user_version` written by this Briefing."""

TRACKED_TABLES: tuple[str, ...] = tuple(kind.value for kind in Kind)
"""Tables whose changes are steps of the history. Named one by one to the session, never "all"."""

PARENTS_FIRST: tuple[str, ...] = tuple(statement.split(maxsplit=3)[2] for statement in TRACKED_DDL)
"""The same tables, each behind those that its foreign keys point at."""

MIGRATIONS: dict[int, tuple[str, ...]] = {}
"""Statements that take a file from format N to N + 1, by N."""


def creation() -> tuple[str, ...]:
    """Every statement that makes the tables of the current format.

    The first format's and then all migrations, so that a new file and a migrated one are the same to the letter.
    """
    later = (statement for number in sorted(MIGRATIONS) for statement in MIGRATIONS[number])
    return (*TRACKED_DDL, *INDEX_DDL, *UNTRACKED_DDL, *later)
