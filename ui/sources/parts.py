"""What the card of one source and that of several have alike."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from briefing.model import ReadingState
from ui.kit import Label
from ui.library.words import said
from ui.sources.grade_list import GradeList

# The wording of credibility is the longer one.
_SHARES = (9, 10)


def state_choices() -> list[tuple[str, str]]:
    """The states as choices: id and words."""
    words = {ReadingState.NEW: said("New"), ReadingState.READING: said("Reading"), ReadingState.DONE: said("Done")}
    return [(state.value, words[state]) for state in ReadingState]


def side_by_side(reliability: GradeList, credibility: GradeList, *more: Label) -> QHBoxLayout:
    """The two gradings, each under its name; `more` stands under each."""
    row = QHBoxLayout()
    row.setSpacing(8)
    names = (said("Reliability"), said("Credibility"))
    abouts = (said("of the source"), said("of this information"))
    for place, grades in enumerate((reliability, credibility)):
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(Label(names[place], size=12, weight=600))
        head.addWidget(Label(abouts[place], size=11, colour="sub", elide=True), 1)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(grades)
        if more:
            column.addWidget(more[place])
        column.addStretch(1)
        row.addLayout(column, _SHARES[place])
    return row
