"""A source as a list shows it: one row of a few columns, quick to read by the thousand."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from briefing.model import Period, ReadingState, Source

_STATES = {state.value: state for state in ReadingState}


class SourceLine(NamedTuple):
    """What a list shows and filters of a source, as it stands in its row; the rest is read when it is opened.

    The columns of a vague date and the word of the state are made into values only when they are asked for.
    """

    id: str
    label: str
    title: str
    publisher: str
    published_earliest: str | None
    published_latest: str | None
    published_words: str | None
    language: str
    reliability: str | None
    credibility: str | None
    state_word: str
    media_type: str

    @property
    def published(self) -> Period | None:
        """When it was published; None where that is not known, or where its row is damaged."""
        if self.published_earliest is None:
            return None
        try:
            return Period(self.published_earliest, self.published_latest or "", self.published_words or "")
        except (TypeError, ValueError):
            # One damaged row must not close the whole list: `verify` names it, and opening it says so.
            return None

    @property
    def state(self) -> ReadingState:
        """How far the analyst is with it."""
        return _STATES.get(self.state_word, ReadingState.NEW)

    @property
    def grade(self) -> str:
        """The Admiralty grade, as `Source.grade` says it."""
        if self.reliability is None and self.credibility is None:
            return ""
        return f"{self.reliability or '–'}{self.credibility or '–'}"


SourceRow: TypeAlias = tuple[Any, ...]
"""A line as SQLite gives it: the same values, in the same order, without their names."""


def line_of(row: SourceRow) -> SourceLine:
    """A row as a line. Lists keep rows and make a line of one when it is asked for: most rows never are."""
    # Not `SourceLine._make`, whose check of the length takes as long as reading the row.
    return row if type(row) is SourceLine else tuple.__new__(SourceLine, row)


Listed: TypeAlias = Source | SourceLine
"""A source as a list may be given it."""


def line_column(field: str) -> str:
    """The column of the table that a field of a line is read from. ValueError where it has no such field."""
    if field not in SourceLine._fields:
        raise ValueError(field)
    return "state" if field == "state_word" else field


LINE_COLUMNS = ", ".join(map(line_column, SourceLine._fields))
"""The columns of a line, in its order."""
