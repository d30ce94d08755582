"""The columns of the wide library: what each is called, shows of a source, and is sorted by."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from briefing.project import Listed
from ui.library.ordering import Facts, Order, order_called
from ui.library.words import format_words, language_words, period_words, said, state_words


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the id of its order, its first width, what it says of a source, and whether it holds numbers."""

    id: str
    width: int
    words: Callable[[Listed, Facts], str]
    is_number: bool = False

    @property
    def order(self) -> Order:
        """What a press on its head sorts by."""
        return order_called(self.id)


def _percent(source: Listed, facts: Facts) -> str:
    share = facts.share_read(source)
    return said("{0} %").format(QLocale().toString(round(share * 100))) if share else ""


def _count(source: Listed, facts: Facts) -> str:
    count = facts.annotations_of(source)
    return QLocale().toString(count) if count else ""


COLUMNS: tuple[Column, ...] = (
    Column("title", 340, lambda source, _facts: source.title),
    Column("publisher", 124, lambda source, _facts: source.publisher),
    Column("published", 98, lambda source, _facts: period_words(source.published) if source.published else ""),
    Column("language", 76, lambda source, _facts: language_words(source.language.partition("-")[0])),
    Column("format", 110, lambda source, _facts: format_words(source.media_type)),
    Column("grade", 58, lambda source, _facts: source.grade),
    Column("tags", 82, lambda source, facts: ", ".join(facts.tags_of(source))),
    Column("state", 98, lambda source, _facts: state_words(source.state)),
    Column("progress", 66, _percent, is_number=True),
    Column("annotations", 58, _count, is_number=True),
)
TITLE = 0
"""The place of the title: the one column that is always shown, and whose row a screen reader is told whole."""


def column_words(column_id: str) -> str:
    """What a column is called in its head."""
    return {
        "title": said("Title"),
        "publisher": said("Publisher"),
        "published": said("Published"),
        "language": said("Language"),
        "format": said("Kind"),
        "grade": said("Grade"),
        "tags": said("Tags"),
        "state": said("State"),
        "progress": said("Seen"),
        "annotations": said("Marks"),
    }[column_id]


def missing_words(column_id: str) -> str:
    """What stands where a source has nothing for a column that every source should fill; "" for the others."""
    return {
        "publisher": said("no publisher"),
        "published": said("no date"),
        "grade": said("–"),
    }.get(column_id, "")
