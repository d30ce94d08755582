"""The brief at the foot of the text: keeps its strip true, and leads to what is pressed there."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing.model import Kind
from briefing.project import Change
from ui.jobs import Jobs
from ui.window.brief_check import BriefCheck
from ui.window.modes import READ

if TYPE_CHECKING:
    from briefing.tradecraft.problems import Problem
    from ui.window.workspace import Workspace


class BriefFoot(QObject):
    """Serves the strip of one open project. It looks at the brief only while the strip can be seen."""

    def __init__(self, space: Workspace, jobs: Jobs) -> None:
        super().__init__(space)
        self._space = space
        self._wanted = True
        self._strip = space.reading.brief_strip
        self.check = BriefCheck(space.desk, jobs, self)
        self._connect()
        self._show_brief()
        self._show_or_hide()

    def set_wanted(self, *, wanted: bool) -> None:
        """Show the strip wherever a text is open, or nowhere."""
        self._wanted = wanted
        self._show_or_hide()

    def _connect(self) -> None:
        space, strip = self._space, self._strip
        self.check.found.connect(strip.show_progress)
        strip.write_wanted.connect(self._write)
        strip.problem_wanted.connect(self._show_problem)
        strip.panel_wanted.connect(lambda: space.go_to_kind(Kind.BRIEF))
        strip.new_wanted.connect(self._begin_brief)
        strip.left.connect(space.focus_text)
        space.modes.changed.connect(lambda _mode: self._look_or_rest())
        space.reading.shown.connect(lambda _source_id: self._show_or_hide())
        space.desk.brief_chosen.connect(lambda _brief_id: self._show_brief())
        space.desk.changed.connect(self._hear)

    def _hear(self, change: Change) -> None:
        if change.touches(Kind.BRIEF):
            self._show_brief()

    def _show_brief(self) -> None:
        self._strip.show_brief(self._space.desk.brief())

    def _show_or_hide(self) -> None:
        """Without a text there is nothing that it could stand under."""
        had_focus = self._strip.isAncestorOf(self._space.focusWidget() or self._space)
        self._strip.setVisible(self._wanted and self._space.reading.page() is not None)
        if had_focus and self._strip.isHidden():
            self._space.focus_text()
        self._look_or_rest()

    def _look_or_rest(self) -> None:
        self.check.switch(on=self._space.modes.current == READ and not self._strip.isHidden())

    def _write(self, section_id: str) -> None:
        page = self._space.modes.compose()
        page.show_text()
        if section_id:
            page.writing.go_to(section_id, 0)

    def _show_problem(self, problem: Problem) -> None:
        """An item stands in its panel, words in their section, a field in the front matter."""
        place = problem.place
        if place.item_id:
            self._space.desk.select(place.item_kind, place.item_id)
            self._space.go_to_item(Kind(place.item_kind), place.item_id)
        else:
            self._space.modes.compose().show_place(place)

    def _begin_brief(self) -> None:
        page = self._space.modes.compose()
        if not self._space.desk.project.read_only:
            page.show_card(page.middle.new_brief)
