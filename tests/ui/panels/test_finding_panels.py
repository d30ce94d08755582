"""Judgements, timeline, quotes and notes: each panel by keys."""
# SPDX-License-Identifier: MIT

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing.actions.items import change, linked_actors
from briefing.actions.marking import mark, tie
from briefing.actions.resting import supports_of
from briefing.actions.tagging import tags_of
from briefing.model import (
    Actor,
    ActorType,
    Assumption,
    Confidence,
    Event,
    Judgement,
    Kind,
    Likelihood,
    Link,
    Note,
    Period,
    Quote,
    Risk,
    Stance,
    Support,
    Trend,
)
from briefing.project import Project
from tests.ui.panels.conftest import selection
from ui.desk import Desk
from ui.panels.annotations import AnnotationModel
from ui.panels.dock import PanelDock
from ui.panels.panel import ItemPanel
from ui.panels.period_field import short_period

Key = Qt.Key
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def judgement(project: Project) -> Judgement:
    made = mark(project, selection(project, "Ankara wants the jets"), Kind.JUDGEMENT).item
    assert isinstance(made, Judgement)
    return made


def labels(panel: ItemPanel) -> list[str]:
    return [panel.items.line(panel.items.index(row, 0)).item.label for row in range(panel.items.rowCount())]


def spoken(panel: ItemPanel, row: int = 0) -> str:
    return str(panel.items.index(row, 0).data(SPOKEN))


@pytest.mark.parametrize("kind", [Kind.JUDGEMENT, Kind.EVENT, Kind.QUOTE, Kind.NOTE])
def test_every_table_behaves_as_a_model(
    dock: PanelDock, desk: Desk, project: Project, qtmodeltester: ModelTester, kind: Kind
) -> None:
    mark(project, selection(project, "Ankara wants the jets"), kind)
    panel = dock.panel(kind)
    qtmodeltester.check(panel.table)
    qtmodeltester.check(panel.items)
    marks = AnnotationModel(desk)
    marks.show_source(project.exhibits_of(panel.table.ids()[0])[0].source.id)
    assert marks.rowCount() == 7
    qtmodeltester.check(marks)


@pytest.mark.parametrize("kind", [Kind.JUDGEMENT, Kind.EVENT, Kind.QUOTE, Kind.NOTE])
def test_an_item_of_each_kind_comes_opens_goes_and_comes_back(
    dock: PanelDock, desk: Desk, project: Project, qtbot: QtBot, kind: Kind
) -> None:
    panel = dock.panel(kind)
    assert not panel.head.isVisible()
    made = mark(project, selection(project, "Ankara wants the jets"), kind).item
    dock.edit_new(kind, made.id)
    assert panel.editor.item_id == made.id
    assert dock.is_shown(kind)
    panel.focus()
    with qtbot.waitSignal(desk.said) as told:
        qtbot.keyClick(panel.head.list, Key.Key_Delete)
    assert told.args == [f"{kind.value.capitalize()} {getattr(made, 'label', '')} deleted", True]
    assert panel.table.rowCount() == 0
    desk.undo()
    assert panel.editor.item_id == made.id


def test_a_judgement_says_what_it_rests_on_or_that_it_has_no_source(
    dock: PanelDock, project: Project, judgement: Judgement
) -> None:
    panel = dock.judgements
    assert spoken(panel) == "Judgement J1, Ankara wants the jets, 1 source"
    likely = Likelihood("icd203", "likely")
    change(project, judgement, likelihood=likely, confidence=Confidence.MODERATE)
    assert spoken(panel) == "Judgement J1, Ankara wants the jets, likely, moderate confidence, 1 source"
    with project.edit("Take its evidence") as edit:
        for exhibit in project.exhibits_of(judgement.id):
            edit.remove(exhibit.evidence)
    assert spoken(panel).endswith("moderate confidence, no source")
    dock.judgements.open_item(judgement.id)
    assert "No source" in panel.fields.evidence.nothing.text()


def test_likelihood_is_a_term_of_the_scale_with_its_band(
    dock: PanelDock, desk: Desk, project: Project, judgement: Judgement
) -> None:
    dock.show_panel(Kind.JUDGEMENT)
    fields = dock.judgements.fields
    dock.judgements.open_item(judgement.id)
    field = fields.likelihood
    assert field.count() == 8
    field.setCurrentIndex(field.findData("icd203/likely"))
    assert field.currentText() == "Likely  55–80\N{NO-BREAK SPACE}%"
    field.flush()
    assert project.get(Judgement, judgement.id).likelihood == Likelihood("icd203", "likely")
    assert fields.band.toolTip() == field.currentText()
    desk.undo()
    assert field.value() == ""

    change(project, judgement, likelihood=Likelihood("phia", "likely_or_probable"))
    assert field.value() == "phia/likely_or_probable"
    assert "phia" in field.currentText()


def test_evidence_for_and_against_is_counted(dock: PanelDock, project: Project, judgement: Judgement) -> None:
    dock.judgements.open_item(judgement.id)
    tie(project, judgement, selection(project, "Turkey spoke with Russia"), Stance.AGAINST)
    block = dock.judgements.fields.evidence
    assert block.rows.exhibits.rowCount() == 2
    assert block._balance.text() == "1 for · 1 against"


def test_assumptions_are_typed_graded_and_taken_away(
    dock: PanelDock, desk: Desk, project: Project, judgement: Judgement, qtbot: QtBot
) -> None:
    dock.show_panel(Kind.JUDGEMENT)
    dock.judgements.open_item(judgement.id)
    rows = dock.judgements.fields.assumptions
    rows.add_button.click()
    qtbot.keyClicks(rows.field, "The statute stays")
    qtbot.keyClick(rows.field, Key.Key_Return)
    (assumption,) = supports_of(project, judgement, Kind.ASSUMPTION)
    row = rows.rows[assumption.id]
    row.grade.setCurrentIndex(row.grade.findData("caveated"))
    row.grade.flush()
    qtbot.keyClicks(row.more, "Letters of both parties")
    row.more.flush()
    written = project.get(Assumption, assumption.id)
    assert (written.support, written.basis) == (Support.CAVEATED, "Letters of both parties")

    row.remove_button.click()
    assert rows.rows == {}
    assert project.count(Assumption) == 0
    desk.undo()
    assert rows.rows[assumption.id].statement.value() == "The statute stays"


def test_alt_and_arrows_change_the_order_of_judgements(
    dock: PanelDock, project: Project, judgement: Judgement, qtbot: QtBot
) -> None:
    mark(project, selection(project, "Turkey spoke with Russia"), Kind.JUDGEMENT)
    panel = dock.judgements
    dock.open(Kind.JUDGEMENT)
    panel.open_item(judgement.id)
    qtbot.keyClick(panel.head.list, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert labels(panel) == ["J2", "J1"]
    assert panel.head.list.selected_ids() == [judgement.id]


def test_insert_makes_a_judgement_of_ones_own(
    dock: PanelDock, project: Project, judgement: Judgement, qtbot: QtBot
) -> None:
    dock.open(Kind.JUDGEMENT)
    qtbot.keyClick(dock.judgements.head.list, Key.Key_Insert)
    field = dock.judgements.fields.statement
    assert field.hasFocus()
    qtbot.keyClicks(field, "Moscow waits")
    field.flush()
    assert [one.statement for one in project.all(Judgement)] == ["Ankara wants the jets", "Moscow waits"]


def test_events_stand_in_time_and_undated_ones_at_the_end(dock: PanelDock, project: Project) -> None:
    with project.edit("Add") as edit:
        edit.put(Event(title="Undated"))
        edit.put(
            Event(title="Later", period=Period("2026-04-05", "2026-06-05", "in four to six months"), forecast=True)
        )
        edit.put(Event(title="First", period=Period.day("2019-07-12")))
        edit.put(Event(title="Open", period=Period("", "2026-12-31", "by the end of 2026")))
    panel = dock.events
    assert labels(panel) == ["E3", "E2", "E4", "E1"]
    assert spoken(panel, 1) == "Event E2, Later, 5 Apr – 5 Jun 2026, forecast, 0 passages"
    assert spoken(panel, 3) == "Event E1, Undated, no date, 0 passages"
    heights = [panel.head.list.sizeHintForRow(row) for row in range(4)]
    assert heights[3] > heights[2]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (None, ""),
        (Period(words="soon"), "soon"),
        (Period.day("2019-07-12"), "12 Jul 2019"),
        (Period("2019-01-01", "2019-12-31"), "2019"),
        (Period("2024-03-01", "2024-03-31"), "Mar 2024"),
        (Period("2020-09-01", "2020-11-30"), "Sep – Nov 2020"),
        (Period("2020-12-01", "2021-02-28"), "Dec 2020 – Feb 2021"),
        (Period("2026-05-03", "2026-05-08"), "3 – 8 May 2026"),
        (Period("2026-04-05", "2027-06-05"), "5 Apr 2026 – 5 Jun 2027"),
        (Period("", "2026-12-31"), "until 2026"),
        (Period("2026-03-01", ""), "from Mar 2026"),
    ],
)
def test_a_period_is_short_in_a_row(period: Period | None, words: str) -> None:
    assert short_period(period) == words


def test_an_event_is_dated_in_words_and_has_a_place(dock: PanelDock, project: Project, qtbot: QtBot) -> None:
    made = mark(project, selection(project, "Turkey spoke with Russia"), Kind.EVENT).item
    dock.edit_new(Kind.EVENT, made.id)
    fields = dock.events.fields
    qtbot.keyClicks(fields.period, "summer 2019")
    qtbot.keyClick(fields.period, Key.Key_Return)
    assert project.get(Event, made.id).period == Period("2019-06-01", "2019-08-31", "summer 2019")
    assert fields.period.hint.text() == "Read as 2019-06-01 – 2019-08-31"

    fields.places.open_field()
    qtbot.keyClicks(fields.places.field, "Sochi")
    qtbot.keyClick(fields.places.field, Key.Key_Return)
    (place,) = linked_actors(project, made, "place")
    assert (place.name, place.type) == ("Sochi", ActorType.PLACE)
    fields.places.closed.emit(place.id)
    assert linked_actors(project, made, "place") == []


def test_a_quote_has_a_speaker_a_chain_and_a_translation(
    dock: PanelDock, desk: Desk, project: Project, qtbot: QtBot
) -> None:
    made = mark(project, selection(project, "Ankara wants the jets"), Kind.QUOTE).item
    dock.edit_new(Kind.QUOTE, made.id)
    fields = dock.remarks.quotes.fields
    assert fields.words.text() == "“Ankara wants the jets”"
    assert fields.speaker.field.hasFocus()
    qtbot.keyClicks(fields.speaker.field, "russ")
    qtbot.keyClick(fields.speaker.field, Key.Key_Return)
    assert project.get(Quote, made.id).speaker_id == project.where(Actor, name="Russia")[0].id

    qtbot.keyClicks(fields.attribution, "Bloomberg, citing people familiar")
    fields.attribution.flush()
    assert fields.chain.text() == "people familiar  →  Bloomberg  →  S1 ¶2"
    qtbot.keyClicks(fields.translation, "Ankara will die Jets")
    fields.translation.flush()
    assert project.exhibits_of(made.id)[0].passage.translation == "Ankara will die Jets"
    assert "Russia, Bloomberg, citing people familiar, S1 ¶2" in spoken(dock.remarks.quotes)
    desk.undo()
    assert fields.translation.value() == ""


def test_a_speaker_nobody_spoke_of_becomes_an_actor(dock: PanelDock, project: Project, qtbot: QtBot) -> None:
    made = mark(project, selection(project, "Ankara wants the jets"), Kind.QUOTE).item
    dock.edit_new(Kind.QUOTE, made.id)
    speaker = dock.remarks.quotes.fields.speaker
    qtbot.keyClicks(speaker.field, "Dmitry Peskov")
    qtbot.keyClick(speaker.field, Key.Key_Return)
    (peskov,) = project.where(Actor, name="Dmitry Peskov")
    assert project.get(Quote, made.id).speaker_id == peskov.id
    assert not speaker.field.isVisible()


def test_a_note_is_about_items_and_bears_tags(dock: PanelDock, project: Project, persist: Risk, qtbot: QtBot) -> None:
    made = mark(project, selection(project, "Ankara wants the jets"), Kind.NOTE).item
    dock.edit_new(Kind.NOTE, made.id)
    fields = dock.remarks.notes.fields
    assert fields.text.hasFocus()
    qtbot.keyClicks(fields.text, "Ask again")
    fields.text.flush()
    fields.about.open_field()
    qtbot.keyClicks(fields.about.field, "R1")
    qtbot.keyClick(fields.about.field, Key.Key_Return)
    assert [one.to_id for one in project.where(Link, from_id=made.id, role="about")] == [persist.id]
    fields.tags.added.emit("Later")
    assert [each.name for each in tags_of(project, made.id)] == ["Later"]
    assert spoken(dock.remarks.notes) == "Note N1, Ask again, S1 ¶2"
    assert project.get(Note, made.id).text == "Ask again"


def test_several_are_edited_at_once_and_mixed_values_show_a_dash(
    dock: PanelDock, desk: Desk, project: Project, persist: Risk
) -> None:
    change(project, persist, trend=Trend.RISING)
    dock.open(Kind.RISK)
    dock.risks.head.list.selectAll()
    several = dock.risks.several
    assert several.isVisible()
    assert several.fields["trend"].value() == several.fields["trend"].currentText() == "—"
    several.fields["trend"].setCurrentIndex(several.fields["trend"].findData("falling"))
    several.fields["trend"].flush()
    assert {risk.trend for risk in project.all(Risk)} == {Trend.FALLING}
    several.tags.added.emit("Later")
    assert all(tags_of(project, risk.id) for risk in project.all(Risk))
    desk.undo()
    desk.undo()
    assert several.fields["trend"].value() == "—"


def test_space_shows_the_passages_one_after_another(dock: PanelDock, desk: Desk, turkey: Actor, qtbot: QtBot) -> None:
    dock.open(Kind.ACTOR)
    dock.actors.open_item(turkey.id)
    starts = []
    for _ in range(3):
        with qtbot.waitSignal(desk.passage_wanted) as wanted:
            qtbot.keyClick(dock.actors.head.list, Key.Key_Space)
        starts.append(wanted.args[2])
    assert starts[0] == starts[2] != starts[1]
    assert dock.actors.head.list.hasFocus()


def test_reopening_brings_back_every_panel(dock: PanelDock, desk: Desk, project: Project, qtbot: QtBot) -> None:
    made = {
        kind: mark(project, selection(project, "Ankara wants the jets"), kind).item
        for kind in (Kind.JUDGEMENT, Kind.EVENT, Kind.QUOTE, Kind.NOTE)
    }
    for kind, item in made.items():
        dock.panel(kind).open_item(item.id)
    dock.open(Kind.QUOTE)
    dock.open(Kind.JUDGEMENT)
    other = PanelDock(desk)
    qtbot.addWidget(other)
    other.resize(396, 830)
    other.show()
    other.restore(dock.state())
    assert other.is_shown(Kind.QUOTE)
    assert not other.is_shown(Kind.NOTE)
    assert other.is_shown(Kind.JUDGEMENT)
    assert all(other.panel(kind).editor.item_id == item.id for kind, item in made.items())
