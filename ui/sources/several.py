"""What several sources have in common, edited in one step: state, tags, grade; "—" where they differ."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from briefing.actions.sources import grade, set_state
from briefing.actions.tagging import tag, tags_by_item, untag
from briefing.model import Credibility, Kind, ReadingState, Reliability, Source, Tag
from briefing.model.folding import folded
from briefing.project import Change
from resources import grading
from ui.desk import Desk
from ui.kit import Label, SegmentedControl
from ui.kit.rule import Rule
from ui.panels.chips import ChipRow
from ui.panels.editing import Form
from ui.sources.grade_list import GradeList
from ui.sources.parts import side_by_side, state_choices


class SeveralSources(QWidget):
    """Two or more sources; every edit is for all of them, one step of history."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ids: list[str] = []
        self._is_stale = False
        scale = grading("admiralty")
        self.state = SegmentedControl(state_choices(), self.tr("State"))
        self.mixed_state = Label(size=11, colour="sub")
        writable = not desk.project.read_only
        self.tags = ChipRow(
            self.tr("Tags"),
            self.tr("Add a tag to all"),
            self.tr("Tag, then Enter"),
            kind="",
            writable=writable,
            takes_new=True,
        )
        self.reliability = GradeList(scale.reliability, self.tr("Reliability"))
        self.credibility = GradeList(scale.credibility, self.tr("Credibility"))
        self.mixed_reliability = Label(size=11, colour="sub", wrap=True)
        self.mixed_credibility = Label(size=11, colour="sub", wrap=True)
        for widget in (self.state, self.reliability, self.credibility):
            widget.setEnabled(writable)
        self._connect()
        self._lay_out()
        desk.changed.connect(self._hear)

    def show_sources(self, source_ids: Sequence[str]) -> None:
        """Show what these have in common; none for nothing."""
        self._ids = list(source_ids)
        self.refresh()

    def refresh(self) -> None:
        """Read the sources again."""
        self._is_stale = False
        self.setEnabled(bool(self._ids))
        if not self._ids:
            return
        found = self._desk.project.values_of(Source, ("state", "reliability", "credibility"), self._ids)
        states, reliabilities, credibilities = ({row[place] or "" for row in found} for place in range(3))
        self._show_value(states, self.state.set_chosen, self.mixed_state)
        self._show_value(reliabilities, self.reliability.set_chosen, self.mixed_reliability)
        self._show_value(credibilities, self.credibility.set_chosen, self.mixed_credibility)
        self._show_tags()

    def _sources(self) -> list[Source]:
        return self._desk.project.these(Source, self._ids)

    def _show_value(self, values: set[str], show: Callable[[str], object], mixed: Label) -> None:
        """Show the value that all have; where they differ none, and the values with "—"."""
        same = len(values) == 1
        show(min(values) if same else "")
        differing = sorted({each or self.tr("not graded") for each in values})
        mixed.setText("" if same else self.tr("— different: {0}").format(", ".join(differing)))
        mixed.setVisible(not same)

    def _show_tags(self) -> None:
        wanted, count = frozenset(self._ids), len(self._ids)
        by_source = tags_by_item(self._desk.project, Kind.SOURCE)
        borne = Counter(tag_id for source_id, tags in by_source.items() if source_id in wanted for tag_id in tags)
        chips = []
        free = set()
        for each in sorted(self._desk.project.all(Tag), key=lambda one: folded(one.name)):
            bearing = borne[each.id]
            if bearing:
                some = self.tr("{0} (— {1} of {2})").format(each.name, bearing, count)
                chips.append((each.id, each.name if bearing == count else some, "tag"))
            if bearing < count:
                free.add(each.name)
        self.tags.show_chips(chips)
        self.tags.offer(sorted(free, key=folded))

    def _connect(self) -> None:
        project = self._desk.project
        do = self._desk.do
        self.state.chosen.connect(lambda state: do(lambda: set_state(project, self._sources(), ReadingState(state))))
        self.reliability.chosen.connect(
            lambda sign: do(lambda: grade(project, self._sources(), reliability=Reliability(sign) if sign else None))
        )
        self.credibility.chosen.connect(
            lambda sign: do(lambda: grade(project, self._sources(), credibility=Credibility(sign) if sign else None))
        )
        self.tags.added.connect(lambda name: do(lambda: tag(project, self._sources(), name)))
        self.tags.closed.connect(self._untag)

    def _untag(self, tag_id: str) -> None:
        known = self._desk.project.find(Tag, tag_id)
        if known is not None:
            self._desk.do(lambda: untag(self._desk.project, self._sources(), known))

    def _lay_out(self) -> None:
        form = Form()
        form.add_wide(
            Label(self.tr("What you change here is changed in all of them."), size=12, colour="sub", wrap=True)
        )
        form.add_field(self.tr("State"), self.state, hint=self.mixed_state)
        form.add_field(self.tr("Tags"), self.tags)
        form.add_wide(Rule(room=13))
        form.add_wide(side_by_side(self.reliability, self.credibility, self.mixed_reliability, self.mixed_credibility))
        form.end()
        self.setLayout(form)
        self.setAccessibleName(self.tr("Several sources"))

    def _hear(self, change: Change) -> None:
        touched = set(change.ids(Kind.SOURCE)) & set(self._ids)
        if not self._ids or not (touched or change.touches(Kind.TAG, Kind.LINK)):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self.refresh()
        super().showEvent(event)
