"""The risks' panel, by keys: rating, horizon, linked actors, evidence."""
# SPDX-License-Identifier: MIT

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing.actions.items import change, delete, linked_actors, rate
from briefing.actions.marking import mark, tie
from briefing.actions.yardsticks import set_own_words
from briefing.brief.yardstick import OwnWords
from briefing.model import Actor, Confidence, Impact, Kind, Likelihood, Period, Risk, Stance, Trend
from briefing.project import Project
from tests.ui.panels.conftest import selection
from ui.desk import Desk
from ui.panels.dock import PanelDock
from ui.panels.evidence_rows import EvidenceRows, Part
from ui.panels.risk_panel import RiskPanel

Key = Qt.Key


@pytest.fixture
def panel(dock: PanelDock, persist: Risk) -> RiskPanel:
    dock.show_panel(Kind.RISK)
    dock.risks.open_item(persist.id)
    return dock.risks


def now(project: Project, risk: Risk) -> Risk:
    return project.get(Risk, risk.id)


def labels(panel: RiskPanel) -> list[str]:
    return [panel.items.line(panel.items.index(row, 0)).item.label for row in range(panel.items.rowCount())]


def test_the_table_behaves_as_a_model(panel: RiskPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.table)
    qtmodeltester.check(panel.fields.evidence.rows.exhibits)


def test_a_click_in_the_matrix_rates_and_the_line_says_it(
    panel: RiskPanel, desk: Desk, project: Project, persist: Risk, qtbot: QtBot
) -> None:
    block = panel.fields.rating
    row, column = block.matrix.model().cell("likely", "major")  # type: ignore[attr-defined] # the matrix's own model
    qtbot.mouseClick(
        block.matrix.viewport(),
        Qt.MouseButton.LeftButton,
        pos=block.matrix.visualRect(block.matrix.model().index(row, column)).center(),
    )

    assert now(project, persist).likelihood == Likelihood("icd203", "likely")
    assert now(project, persist).impact is Impact.MAJOR
    assert block.words.text() == "Likely 55–80\N{NO-BREAK SPACE}% · Major · High"
    assert panel.rating.band_words(now(project, persist)) == "High"

    desk.undo()
    assert now(project, persist).likelihood is None
    assert block.words.text() == "Not rated"
    assert block.matrix.current() == ("", "")


def test_arrow_keys_rate_in_one_step(panel: RiskPanel, desk: Desk, project: Project, persist: Risk) -> None:
    matrix = panel.fields.rating.matrix
    matrix.setFocus()
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Right, Key.Key_Return):
        QTest.keyClick(matrix, key)
    rated = now(project, persist)
    assert rated.likelihood is not None
    assert rated.impact is not None

    desk.undo()
    assert now(project, persist).likelihood is None


def test_the_gravest_risk_comes_first(panel: RiskPanel, project: Project, persist: Risk) -> None:
    (other,) = [risk for risk in project.all(Risk) if risk.id != persist.id]
    assert labels(panel) == ["R1", "R2"]

    change(project, other, likelihood=Likelihood("icd203", "very_likely"), impact=Impact.SEVERE)

    assert labels(panel) == ["R2", "R1"]
    assert panel.head.list.selected_ids() == [persist.id]
    spoken = panel.items.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Risk R2, return, very likely, severe, critical, 1 passage"


def test_a_risk_can_be_taken_out_of_the_matrix(panel: RiskPanel, project: Project, persist: Risk) -> None:
    change(project, persist, likelihood=Likelihood("icd203", "likely"), impact=Impact.MINOR)

    panel.fields.rating.clear_button.click()

    assert now(project, persist).likelihood is None
    assert now(project, persist).impact is None


def test_a_risk_rated_by_another_scale_stands_in_no_cell(panel: RiskPanel, project: Project, persist: Risk) -> None:
    change(project, persist, likelihood=Likelihood("phia", "likely_or_probable"), impact=Impact.MINOR)

    assert panel.rating.band(now(project, persist)) is None
    assert panel.fields.rating.words.text().endswith("· Minor")


@pytest.mark.parametrize(
    ("field", "attribute"),
    [
        ("statement", "statement"),
        ("objective", "objective"),
        ("category", "category"),
        ("basis", "confidence_basis"),
        ("notes", "notes"),
    ],
)
def test_each_text_is_written_and_undo_shows_the_old_one(  # noqa: PLR0917 fixtures
    panel: RiskPanel, desk: Desk, project: Project, persist: Risk, qtbot: QtBot, field: str, attribute: str
) -> None:
    widget = getattr(panel.fields, field)
    qtbot.keyClicks(widget, "Legal")
    widget.flush()
    assert getattr(now(project, persist), attribute) == "Legal"

    desk.undo()
    assert getattr(now(project, persist), attribute) == ""
    assert (widget.text() if isinstance(widget, QLineEdit) else widget.value()) == ""


def test_an_empty_title_stays_marked_while_other_fields_are_written(
    panel: RiskPanel, project: Project, persist: Risk, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.fields.notes, "Ask again")
    panel.fields.title.clear()
    panel.fields.title.flush()

    assert panel.fields.title.text() == ""
    assert panel.fields.title.property("marked")
    assert now(project, persist).notes == "Ask again"
    assert now(project, persist).title == persist.title


def test_confidence_and_trend_are_chosen_and_cleared(panel: RiskPanel, project: Project, persist: Risk) -> None:
    confidence = panel.fields.confidence
    confidence.setFocus()
    QTest.keyClick(confidence.focusProxy(), Key.Key_Space)
    assert now(project, persist).confidence is Confidence.LOW
    QTest.keyClick(confidence.focusProxy(), Key.Key_Right)
    assert now(project, persist).confidence is Confidence.MODERATE
    QTest.keyClick(confidence.focusProxy(), Key.Key_Delete)
    assert now(project, persist).confidence is None

    panel.fields.trend.setFocus()
    QTest.keyClick(panel.fields.trend.focusProxy(), Key.Key_Space)
    assert now(project, persist).trend is Trend.RISING


def test_a_horizon_is_read_and_its_words_are_kept(
    panel: RiskPanel, project: Project, persist: Risk, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.fields.horizon, "by the end of 2026")
    qtbot.keyClick(panel.fields.horizon, Key.Key_Return)
    assert now(project, persist).horizon == Period("", "2026-12-31", "by the end of 2026")
    assert panel.fields.horizon.hint.text() == "Read as until 2026-12-31"

    panel.fields.horizon.selectAll()
    qtbot.keyClicks(panel.fields.horizon, "sooner or later")
    qtbot.keyClick(panel.fields.horizon, Key.Key_Return)
    assert now(project, persist).horizon == Period(words="sooner or later")
    assert panel.fields.horizon.hint.text().startswith("Kept in your words.")
    assert panel.fields.horizon.text() == "sooner or later"

    panel.fields.horizon.clear()
    panel.fields.horizon.flush()
    assert now(project, persist).horizon is None


def test_a_horizon_set_elsewhere_shows_its_own_ends(panel: RiskPanel, project: Project, persist: Risk) -> None:
    change(project, persist, horizon=Period("2026-01-05", "2026-07-08", "until the summit"))

    assert panel.fields.horizon.text() == "until the summit"
    assert panel.fields.horizon.hint.text() == "Read as 2026-01-05 – 2026-07-08"


def test_actors_are_linked_by_a_part_of_their_name_and_unlinked(
    panel: RiskPanel, project: Project, persist: Risk, qtbot: QtBot
) -> None:
    chips = panel.fields.actors
    qtbot.keyClick(chips.add_button, Key.Key_Space)
    qtbot.keyClicks(chips.field, "russ")
    qtbot.keyClick(chips.field, Key.Key_Return)
    assert [actor.name for actor in linked_actors(project, persist)] == ["Turkey", "Russia"]

    chips.closed.emit(project.where(Actor, name="Turkey")[0].id)
    assert [actor.name for actor in linked_actors(project, persist)] == ["Russia"]


def test_a_name_nobody_has_is_said_and_links_nothing(
    panel: RiskPanel, desk: Desk, project: Project, persist: Risk, qtbot: QtBot
) -> None:
    chips = panel.fields.actors
    chips.open_field()
    qtbot.keyClicks(chips.field, "Atlantis")
    with qtbot.waitSignal(desk.said):
        qtbot.keyClick(chips.field, Key.Key_Return)

    assert len(linked_actors(project, persist)) == 1


def test_a_linked_actor_that_is_renamed_or_deleted_is_shown_so(panel: RiskPanel, project: Project) -> None:
    (turkey,) = project.where(Actor, name="Turkey")
    change(project, turkey, name="Turkiye")
    assert [chip.text() for chip in panel.fields.actors._chips] == ["Turkiye"]

    delete(project, [turkey])
    assert not panel.fields.actors._chips


def test_evidence_turns_its_stance_takes_a_note_and_goes(
    panel: RiskPanel, desk: Desk, project: Project, persist: Risk, qtbot: QtBot
) -> None:
    rows = panel.fields.evidence.rows
    rows.setFocus()
    rows.setCurrentIndex(rows.exhibits.index(0))
    for stance in (Stance.AGAINST, Stance.CONTEXT, Stance.FOR):
        qtbot.keyClick(rows, Key.Key_Space)
        assert project.exhibits_of(persist.id)[0].evidence.stance is stance

    qtbot.keyClick(rows, Key.Key_F2)
    field = rows.findChild(QLineEdit)
    qtbot.keyClicks(field, "Said on the record")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: project.exhibits_of(persist.id)[0].evidence.note == "Said on the record")

    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(rows, Key.Key_Delete)
    assert said.args == ["Evidence S1 ¶3 removed", True]
    assert project.exhibits_of(persist.id) == []
    assert not rows.isVisible()

    desk.undo()
    assert rows.exhibits.rowCount() == 1


def test_the_mouse_finds_stance_words_and_cross(
    panel: RiskPanel, desk: Desk, project: Project, persist: Risk, qtbot: QtBot
) -> None:
    rows = panel.fields.evidence.rows
    row = rows.visualRect(rows.exhibits.index(0))
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.x() + 10, row.center().y()))
    assert project.exhibits_of(persist.id)[0].evidence.stance is Stance.AGAINST

    with qtbot.waitSignal(desk.passage_wanted):
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=row.center())

    delegate = rows.itemDelegate()
    assert isinstance(delegate, EvidenceRows)
    assert delegate.part_at(QPointF(row.right() - 4, row.center().y()), row) is Part.CROSS


def test_evidence_tied_elsewhere_comes_as_a_row(panel: RiskPanel, project: Project, persist: Risk) -> None:
    tie(project, persist, selection(project, "Ankara weighs"))

    assert panel.fields.evidence.rows.exhibits.rowCount() == 2
    assert panel.table.line(panel.table.row_of(persist.id)).exhibits == 2


def test_a_new_risk_opens_with_its_title_selected_and_tab_leads_to_the_matrix(
    dock: PanelDock, project: Project, qtbot: QtBot
) -> None:
    made = mark(project, selection(project, "jets"), Kind.RISK).item
    dock.edit_new(Kind.RISK, made.id)
    title = dock.risks.fields.title
    assert title.hasFocus()
    assert title.selectedText() == "jets"

    qtbot.keyClicks(title, "Jets stay away")
    qtbot.keyClick(title, Key.Key_Tab)

    assert dock.risks.fields.rating.matrix.hasFocus()
    assert project.get(Risk, made.id).title == "Jets stay away"


def test_delete_says_the_label_and_an_empty_panel_shows_a_grey_matrix(
    panel: RiskPanel, desk: Desk, project: Project, qtbot: QtBot
) -> None:
    panel.focus()
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(panel.head.list, Key.Key_Delete)
    assert said.args == ["Risk R1 deleted", True]

    delete(project, list(project.all(Risk)))
    assert not panel.head.isVisible()


def test_the_house_s_words_and_bands_are_seen_at_once_everywhere_and_undone(
    panel: RiskPanel, dock: PanelDock, desk: Desk, project: Project, persist: Risk
) -> None:
    rate(project, persist, Likelihood("icd203", "likely"), Impact.MAJOR)
    judgements = dock.judgements
    block = panel.fields.rating
    ours = OwnWords(
        terms={"likely": "probable"},
        impacts={"major": "Serious"},
        levels={"high": "Red"},
        bands={"likely": (2, 2, 3, 4, 5)},
    )
    set_own_words(project, ours)
    heading = block.matrix.model().headerData(3, Qt.Orientation.Horizontal)
    cell = block.matrix.model().index(2, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert (heading, cell) == ("Serious", "Probable, Serious: Red; R1")
    assert block.words.text() == "Probable 55–80\N{NO-BREAK SPACE}% · Serious · Red"
    assert ", probable, Serious, red," in panel.items.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Serious" in [panel.several.fields["impact"].itemText(n) for n in range(7)]
    (shared,) = [one for one in panel.shared if one.attribute == "impact"]
    assert ("major", "Serious") in shared.options, "the menu of the rows says so, too"
    assert judgements.fields.likelihood.itemText(5).startswith("Probable")
    desk.undo()
    assert block.words.text() == "Likely 55–80\N{NO-BREAK SPACE}% · Major · High"
    assert judgements.fields.likelihood.itemText(5).startswith("Likely")
