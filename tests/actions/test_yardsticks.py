"""A house's own words and bands: they stay with the project, are one step, and every print uses them."""
# SPDX-License-Identifier: MIT

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.actions.beginning import begin_project
from briefing.actions.yardsticks import set_own_words
from briefing.brief.compose import compose, first_brief
from briefing.brief.document import Matrix, walk
from briefing.brief.ground import ground_of
from briefing.brief.yardstick import (
    SETTING,
    OwnWords,
    checked,
    own_words_of,
    read,
    set_users_words,
    standard,
    users_words,
    with_band,
    write,
    yardstick_of,
)
from briefing.errors import ItemError
from briefing.model import Impact, Likelihood, Risk, Section, Setting
from briefing.project import Project

ICD203 = standard("icd203")
OURS = OwnWords(
    terms={"likely": "wahrscheinlich"},
    impacts={"minimal": "Negligible", "severe": "Catastrophic"},
    levels={"critical": "Board matter"},
    bands={"likely": (2, 2, 3, 4, 5)},
)


def rated(project: Project) -> Risk:
    risk = Risk(title="Sanctions", likelihood=Likelihood("icd203", "likely"), impact=Impact.SEVERE)
    with project.edit("Add") as edit:
        edit.put(Section(brief_id=first_brief(project).id, place=2, body="{{risks columns=rating,impact,level}}"))
        edit.put(Section(brief_id=first_brief(project).id, place=3, body="{{matrix}}"))
        return edit.put(risk)


def test_they_are_one_step_that_leaves_every_rating_as_it_is(project: Project) -> None:
    risk = rated(project)
    set_own_words(project, OwnWords(impacts=OURS.impacts))
    assert project.history.undo_label == "Change impact names"
    assert project.get(Risk, risk.id) == risk
    set_own_words(project, OURS)
    assert own_words_of(yardstick_of(project)) == OURS
    before = project.history.last().id
    set_own_words(project, replace(OURS, terms={"likely": "  wahrscheinlich "}))
    assert project.history.last().id == before
    set_own_words(project, OwnWords())
    assert project.find(Setting, SETTING) is None
    project.history.undo()
    project.history.undo()
    assert own_words_of(yardstick_of(project)) == OwnWords(impacts=OURS.impacts)


def test_the_brief_says_what_the_house_says_and_explains_it(project: Project) -> None:
    rated(project)
    printed = "\n".join(compose(project).lines())
    assert "severe" in printed
    assert "Negligible" not in printed
    set_own_words(project, OURS)
    document = compose(project)
    printed = "\n".join(document.lines())
    assert "wahrscheinlich (55–80\u00a0%)" in printed
    assert any("R1: wahrscheinlich, Catastrophic" in node.alt for node in walk(document) if isinstance(node, Matrix))
    assert "1 risk: 1 Board matter." in printed
    assert "Catastrophic (severe)" in printed
    assert "the house’s words for the terms of ICD 203" in printed
    assert {"wahrscheinlich", "likely", "probable"} <= set(ground_of(project).terms), "older sentences are still read"


REFUSED = (
    (OwnWords(impacts={"minor": "Severe"}), "“Severe” stands for “severe” already"),
    (OwnWords(terms={"unlikely": "probable"}), "“probable” stands for “likely” already"),
    (OwnWords(levels={"low": "x" * 33}), "too long"),
    (OwnWords(bands={"likely": (1, 3, 2, 4, 5)}), "contradict each other"),
    (OwnWords(bands={"unlikely": (5, 5, 5, 5, 5)}), "contradict each other"),
    (OwnWords(bands={"likely": (1, 2, 3, 4, 6)}), "contradict each other"),
)


def test_what_could_not_be_told_apart_is_refused_and_changes_nothing(project: Project) -> None:
    for own, why in REFUSED:
        with pytest.raises(ItemError, match=why):
            set_own_words(project, own)
    assert yardstick_of(project) == ICD203


def test_a_setting_that_cannot_be_read_leaves_the_standard_in_force(project: Project) -> None:
    for junk in ("{", "3", '{"terms": 3}', '{"bands": {"likely": [9]}}', '{"impacts": {"awful": "x"}}'):
        with project.edit("Spoil") as edit:
            edit.put(Setting(id=SETTING, value=junk))
        assert yardstick_of(project) == ICD203, junk


CELLS = st.tuples(
    st.sampled_from([term.id for term in ICD203.scale.terms]),
    st.sampled_from([impact.id for impact in ICD203.matrix.impacts]),
    st.integers(1, 5),
)


@given(st.lists(CELLS, max_size=8))
def test_a_cell_takes_its_neighbours_along_so_that_no_band_ever_contradicts(cells: list[tuple[str, str, int]]) -> None:
    shown = ICD203
    for term, impact, number in cells:
        shown = with_band(shown, term, impact, number)
        assert shown.matrix.band(term, impact).number == number
    own = checked(own_words_of(shown), ICD203)
    assert read(write(own), ICD203) == own


def test_a_new_project_begins_with_the_user_s_words_and_keeps_them(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    set_users_words("icd203", OURS)
    with (
        begin_project(tmp_path / "new.brief", "New") as begun,
        begin_project(tmp_path / "yardstick.brief", "Other", scale="phia") as other,
    ):
        set_users_words("icd203", OwnWords())
        assert own_words_of(yardstick_of(begun)) == OURS
        assert yardstick_of(other) == standard("phia")
        assert yardstick_of(project) == ICD203
        assert users_words("icd203") == OwnWords()
