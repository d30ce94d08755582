"""What was being typed when the program died: kept with the places, put back as the edit it would have become."""
# SPDX-License-Identifier: MIT

from briefing.actions.items import change
from briefing.actions.unfinished import PLACE, Unfinished, digest, keep, put_back
from briefing.model import Event, Kind, Period, Risk
from briefing.project import Project


def a_risk(project: Project, title: str = "Sanctions") -> Risk:
    with project.edit("Risk") as edit:
        return edit.put(Risk(title=title))


def typed(risk: Risk, words: str, field: str = "title") -> Unfinished:
    return Unfinished(Kind.RISK, risk.id, field, words, digest(getattr(risk, field)))


def test_what_was_typed_is_an_edit_that_undo_takes_back(project: Project) -> None:
    risk = a_risk(project)
    steps = project.history.last().id
    keep(project, [typed(risk, "Sanctions on \ud83d")])
    keep(project, [typed(risk, "Sanctions on defence"), typed(risk, "If … then …", "statement")])
    assert project.history.last().id == steps, "what is being typed is no step"
    put = put_back(project)
    assert put is not None
    assert [step.label for step in put.steps] == ["Rename risk R1", "Change statement of risk R1"]
    assert project.get(Risk, risk.id).title == "Sanctions on defence"
    assert put_back(project) is None, "it is put back once"
    project.undo()
    project.undo()
    assert project.get(Risk, risk.id) == risk


def test_a_date_in_words_is_put_back_as_one(project: Project) -> None:
    with project.edit("Event") as edit:
        event = edit.put(Event(title="Delivery"))
    summer = Period("2019-06-01", "2019-08-31", "summer 2019")
    keep(project, [Unfinished(Kind.EVENT, event.id, "period", summer, digest(None))])
    assert put_back(project) is not None
    assert project.get(Event, event.id).period == summer


def test_what_was_committed_changed_or_refused_meanwhile_is_left_alone(project: Project) -> None:
    risk, other, empty = (a_risk(project, title) for title in ("One", "Two", "Three"))
    gone = Unfinished(Kind.NOTE, "0192f0c1-0000-7000-8000-000000000000", "text", "lost item", digest(""))
    keep(project, [typed(risk, "Older"), typed(empty, "  "), gone])
    change(project, risk, title="Newer")
    assert put_back(project) is None
    assert [one.title for one in project.all(Risk)] == ["Newer", "Two", "Three"]
    keep(project, [typed(other, "Typed")])
    keep(project, [])
    assert project.place(PLACE) == ""


def test_words_of_another_version_are_no_reason_not_to_open(project: Project) -> None:
    risk = a_risk(project)
    for words in ("{", "[]", '{"at": "now", "fields": []}', '{"at": "2026-11-22T14:02:31+00:00", "fields": [["x"]]}'):
        project.set_place(PLACE, words)
        assert put_back(project) is None
    keep(project, [Unfinished(Kind.RISK, risk.id, "mood", "glum", "")])
    assert put_back(project) is None
