"""The outline's rows: a section's heading, how it stands, and how much of it has a source."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing.brief.coverage import Coverage
from briefing.brief.directive_text import directives
from briefing.brief.panels import REGISTRY
from briefing.model import Section
from briefing.tradecraft.problems import Problem, Severity

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_PANEL_OF = {"judgement": "judgements", "risk": "risks", "actor": "actors"}


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A row: the section, its worst open problem and how many it has, and what its sentences stand on.

    Before the check has told of the brief (`is_checked`), nothing is said to be well.
    """

    section: Section
    worst: Severity | None = None
    problems: int = 0
    sourced: int = 0
    sentences: int = 0
    is_panel: bool = False
    is_checked: bool = True

    def told(self) -> str:
        """What stands at its right: "5/6" sentences with a source, "panel", "empty", "left out"."""
        if not self.section.in_brief:
            return QCoreApplication.translate("compose", "left out")
        if self.sentences:
            return f"{self.sourced}/{self.sentences}"
        if self.is_panel:
            return QCoreApplication.translate("compose", "panel")
        return "" if self.section.body.strip() else QCoreApplication.translate("compose", "empty")

    def icon(self) -> tuple[str, str]:
        """Icon and colour of how it stands."""
        if self.worst is Severity.MUST:
            return "octagon-x", "bad"
        if self.worst is Severity.SHOULD:
            return "circle-alert", "warning"
        if self.sentences:
            return ("circle-check", "good") if self.is_checked else ("loader-circle", "sub")
        return ("link", "sub") if self.is_panel else ("circle-dashed", "sub")

    def spoken(self) -> str:
        """All of it in words."""
        parts = [self.section.heading or QCoreApplication.translate("compose", "Untitled section")]
        if self.problems:
            parts.append(QCoreApplication.translate("compose", "%Ln problem(s)", "", self.problems))
        if self.section.in_brief and self.sentences:
            covered = QCoreApplication.translate("compose", "{0} of %Ln sentence(s) sourced", "", self.sentences)
            parts.append(covered.format(self.sourced))
        elif self.told():
            parts.append(self.told())
        return ", ".join(parts)


def outline_lines(
    sections: Sequence[Section],
    problems: Sequence[Problem],
    coverage: Mapping[str, Coverage],
    *,
    is_checked: bool = True,
) -> list[OutlineLine]:
    """The rows of a brief's sections. A problem of a judgement stands at the section that prints judgements."""
    by_role = {section.role: section.id for section in reversed(sections) if section.role}
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        section_id = problem.place.section_id or by_role.get(_PANEL_OF.get(problem.place.item_kind, ""), "")
        if problem.is_open:
            found.setdefault(section_id, []).append(problem)
    lines = (_line(section, found.get(section.id, []), coverage.get(section.id)) for section in sections)
    return [replace(line, is_checked=is_checked) for line in lines]


def _line(section: Section, problems: Sequence[Problem], coverage: Coverage | None) -> OutlineLine:
    worst = min((problem.severity for problem in problems), key=lambda one: one.rank, default=None)
    sentences = len(coverage.stands) if coverage else 0
    sourced = coverage.sourced if coverage else 0
    is_panel = section.role in REGISTRY or bool(directives(section.body))
    return OutlineLine(section, worst, len(problems), sourced, sentences, is_panel)


class OutlineModel(QAbstractListModel):
    """One row a section."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[OutlineLine] = []

    def show_lines(self, lines: Sequence[OutlineLine]) -> None:
        """Show these rows; where only what is said of them changed, rows stay the same rows."""
        same = [one.section.id for one in lines] == [one.section.id for one in self._lines]
        if same and list(lines) != self._lines:
            self._lines = list(lines)
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))
        elif not same:
            self.beginResetModel()
            self._lines = list(lines)
            self.endResetModel()

    def line(self, index: Index) -> OutlineLine:
        """The row at an index."""
        return self._lines[index.row()]

    def row_of(self, section_id: str) -> int:
        """The row of a section; -1 for none."""
        return next((row for row, one in enumerate(self._lines) if one.section.id == section_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.section.heading
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return line.spoken()
        return line if role == LINE_ROLE else None
