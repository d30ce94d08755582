"""House defaults: the project's come before the user's, and new briefs begin with them."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest

from briefing.actions.briefs import new_brief
from briefing.actions.house import defaults_of, set_default
from briefing.brief.house import house_front, serial_pattern
from briefing.brief.markings import scheme_of
from briefing.brief.templates import template_called
from briefing.errors import ItemError
from briefing.project import Project


def test_the_project_s_defaults_come_before_the_user_s(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    file.write_text('tlp = "TLP:GREEN"\nunit = "North"\nserial = "N-{number}"\nother = 3\n', encoding="utf-8")
    set_default(project, "tlp", "TLP:AMBER")
    assert house_front(project, file) == {"tlp": "TLP:AMBER", "unit": "North"}
    assert serial_pattern(project, file) == "N-{number}"
    set_default(project, "serial", "P-{number:3}")
    assert serial_pattern(project, file) == "P-{number:3}"
    set_default(project, "marking_scheme", "U = OPEN, S = SECRET")
    assert [level.mark for level in scheme_of(project).levels] == ["U", "S"]


def test_a_new_brief_begins_with_them(project: Project, tmp_path: Path) -> None:
    set_default(project, "distribution", "The board")
    front = house_front(project, tmp_path / "none.toml")
    assert new_brief(project, "It stays", template_called("spot"), front).distribution == "The board"


def test_a_default_is_taken_away_and_one_that_stays_makes_no_step(project: Project, tmp_path: Path) -> None:
    set_default(project, "unit", "North")
    before = project.history.last().id
    set_default(project, "unit", " North ")
    assert project.history.last().id == before
    set_default(project, "unit", "")
    assert house_front(project, tmp_path / "none.toml") == {}
    assert project.history.undo_label == "Change house default: unit"


@pytest.mark.parametrize(("name", "value"), [("colour", "red"), ("tlp", "TLP:PINK")])
def test_what_no_brief_could_begin_with_is_refused(project: Project, name: str, value: str) -> None:
    with pytest.raises(ItemError, match="There is no"):
        set_default(project, name, value)
    assert defaults_of(project) == {}


def test_a_user_s_file_that_cannot_be_read_stops_nothing(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    file.write_bytes(b"\xff = [")
    assert house_front(project, file) == {}
