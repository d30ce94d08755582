"""What a row of the library tells of its source or of the file on its way in: to the eye, and to a screen reader."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from briefing.project import SourceLine
from ui.library.arrivals import Arrival
from ui.library.columns import COLUMNS, TITLE, column_words, missing_words
from ui.library.facts import SourceFacts
from ui.library.words import origin_words, said, state_words

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_SOME, _ALL = 0.01, 0.99
_WORDS = (_Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole)


class Role(IntEnum):
    """What a row tells beside Qt's own roles."""

    SOURCE = _Role.UserRole + 1
    ANNOTATIONS = _Role.UserRole + 2
    ARRIVAL = _Role.UserRole + 3
    TAGS = _Role.UserRole + 4
    PROGRESS = _Role.UserRole + 5


def source_value(source: SourceLine, facts: SourceFacts, column: int, role: int) -> Any:
    """What the cell of a source answers to a role; None where it has no answer."""
    if column != TITLE and role in _WORDS:
        return _cell_words(source, facts, column, role)
    answer = _ANSWERS.get(role)
    return answer(source, facts) if answer is not None else None


def arrival_value(arrival: Arrival, column: int, role: int) -> Any:
    """What the cell of a file on its way in answers to a role; None where it has no answer."""
    match role:
        case Role.ARRIVAL:
            return arrival
        case _Role.DisplayRole:
            return arrival.name if column == TITLE else ""
        case _Role.AccessibleTextRole | _Role.ToolTipRole:
            return f"{arrival.name}: {arrival.error.sentence() if arrival.error else said('Reading…')}"
    return None


def is_partly_seen(share: float) -> bool:
    """Whether some of a source was on the screen, and not all of it: what is worth a bar."""
    return _SOME <= share < _ALL


def _seen_words(share: float) -> str:
    return said("{0} % seen").format(round(100 * share)) if is_partly_seen(share) else ""


def _tip(source: SourceLine, facts: SourceFacts) -> str:
    """The whole title, and how much of the source was seen."""
    return "\n".join(part for part in (source.title, _seen_words(facts.share_read(source))) if part)


def rail_words(index: Index) -> str:
    """What a row of the rail says of itself, in lines: title, where it is from, label, grade, state, annotations."""
    source: SourceLine | None = index.data(Role.SOURCE)
    if source is None:
        return str(index.data(_Role.ToolTipRole) or "")
    annotations = QCoreApplication.translate("library", "%Ln annotation(s)", None, index.data(Role.ANNOTATIONS))
    label = f"{source.label} {source.grade}".strip()
    return "\n".join((source.title, origin_words(source), " · ".join((label, state_words(source.state), annotations))))


def head_value(column: int, role: int) -> Any:
    """What the head of a column answers to a role; None where it has no answer."""
    if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
        return column_words(COLUMNS[column].id)
    if role == _Role.TextAlignmentRole:
        side = Qt.AlignmentFlag.AlignTrailing if COLUMNS[column].is_number else Qt.AlignmentFlag.AlignLeading
        return side | Qt.AlignmentFlag.AlignVCenter
    return None


def _cell_words(source: SourceLine, facts: SourceFacts, column: int, role: int) -> str:
    """What a cell says; what is missing is said to a screen reader, and left to the view to show."""
    words = COLUMNS[column].words(source, facts)
    if role != _Role.AccessibleTextRole:
        return words
    column_id = COLUMNS[column].id
    return f"{column_words(column_id)}: {words or missing_words(column_id) or said('none')}"


def _spoken(source: SourceLine, facts: SourceFacts) -> str:
    """The whole row in one sentence."""
    grade = said("grade {0}").format(source.grade) if source.grade else said("not graded")
    count = facts.annotations_of(source)
    annotations = QCoreApplication.translate("library", "%Ln annotation(s)", None, count)
    tags = ", ".join(facts.tags_of(source))
    state, seen = state_words(source.state), _seen_words(facts.share_read(source))
    parts = (source.label, source.title, origin_words(source), grade, state, seen, annotations, tags)
    return ", ".join(part for part in parts if part)


_ANSWERS: Mapping[int, Callable[[SourceLine, SourceFacts], Any]] = {
    Role.SOURCE: lambda source, _facts: source,
    Role.ANNOTATIONS: lambda source, facts: facts.annotations_of(source),
    Role.TAGS: lambda source, facts: facts.tags_of(source),
    Role.PROGRESS: lambda source, facts: facts.share_read(source),
    _Role.DisplayRole: lambda source, _facts: source.title,
    _Role.AccessibleTextRole: _spoken,
    _Role.ToolTipRole: _tip,
}
