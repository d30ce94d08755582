"""What stands in the editor's place: the check list before export, templates, front matter, issues."""
# SPDX-License-Identifier: MIT

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing.actions.accepting import accept
from briefing.model import Brief, Section
from briefing.tradecraft.checking import check
from briefing.tradecraft.problems import Fix, Severity
from ui.compose.brief_cards import FrontCard, IssuesCard, TemplateCard
from ui.compose.cards import Row, RowsModel
from ui.compose.check_card import CheckCard
from ui.compose.row_acts import act_boxes
from ui.desk import Desk


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = RowsModel()
    qtmodeltester.check(model)
    model.show_rows([Row("Head"), Row("One", ref=1), Row("Two", "link", "detail", "aside", ref=2)])
    model.show_rows([Row("Head")])
    assert not model.first().isValid()


def test_an_open_must_keeps_the_clean_pdf_back_and_a_draft_may_go(desk: Desk, brief: Brief, qtbot: QtBot) -> None:
    card = CheckCard()
    qtbot.addWidget(card)
    problems = check(desk.project, brief)
    card.show_problems(problems, ["No title"])
    assert not card.go.isEnabled()
    assert "1 must fix left" in card.go.toolTip()
    card.show()
    card.focus()
    with qtbot.waitSignal(card.export_wanted) as told:
        QTest.keyClick(card.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == [True]
    must = next(one for one in problems if one.severity is Severity.MUST)
    accept(desk.project, must, "The reader knows")
    card.show_problems(check(desk.project, brief), ["No title"])
    assert card.go.isEnabled()


def test_enter_leads_to_the_place_and_a_reason_accepts(desk: Desk, brief: Brief, qtbot: QtBot) -> None:
    card = CheckCard()
    qtbot.addWidget(card)
    problems = check(desk.project, brief)
    card.show_problems(problems, ["No title"])
    card.show()
    with qtbot.waitSignal(card.place_wanted) as place:
        QTest.keyClick(card.list, Qt.Key.Key_Return)
    assert place.args == [problems[0]]
    card.reason.setText("The reader knows")
    with qtbot.waitSignal(card.accepted) as accepted:
        QTest.keyClick(card.reason, Qt.Key.Key_Return)
    assert accepted.args == [problems[0], "The reader knows"]


def test_a_row_carries_its_fix_and_the_way_to_accept_it(desk: Desk, brief: Brief, qtbot: QtBot) -> None:
    card = CheckCard()
    qtbot.addWidget(card)
    card.resize(900, 700)
    card.show_key("Ctrl+.")
    problem = next(one for one in check(desk.project, brief) if one.severity is Severity.MUST)
    problem = replace(problem, fix=Fix("Write likely.", "likely"))
    card.show_problems([problem], ["No title"])
    card.show()
    index = card.list.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("Write likely Ctrl+., Accept…")
    boxes = act_boxes(card.list.rows.row(index), QRectF(card.list.visualRect(index)), card.layoutDirection())
    assert all(box.height() >= 24 for box in boxes.values())
    with qtbot.waitSignal(card.fix_wanted) as fixed, qtbot.assertNotEmitted(card.place_wanted):
        press(card, boxes["fix"])
    assert fixed.args == [problem]
    press(card, boxes["accept"])
    qtbot.waitUntil(card.reason.isVisible)
    assert card.focusWidget() is card.reason
    card.passed.click()
    assert card.passed_rules.text() == "Found nowhere: No title."


def press(card: CheckCard, box: QRectF) -> None:
    QTest.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())


def test_a_template_is_applied_by_enter_and_what_was_written_stays(desk: Desk, brief: Brief, qtbot: QtBot) -> None:
    card = TemplateCard(desk)
    qtbot.addWidget(card)
    card.show_brief(brief.id)
    written = next(section.body for section in desk.project.all(Section) if section.role == "discussion")
    row = next(
        number
        for number in range(card.list.rows.rowCount())
        if getattr(card.list.rows.row(card.list.rows.index(number)).ref, "id", "") == "assessment"
    )
    card.list.setCurrentIndex(card.list.rows.index(row))
    QTest.keyClick(card.list, Qt.Key.Key_Return)
    assert desk.project.get(Brief, brief.id).template == "assessment"
    assert any(section.body.startswith(written.rstrip()) for section in desk.project.all(Section))


def test_every_field_of_the_front_matter_is_written(desk: Desk, brief: Brief, qtbot: QtBot) -> None:
    card = FrontCard(desk)
    qtbot.addWidget(card)
    card.show_brief(brief.id)
    for field in ("title", "supersedes", "distribution", "caveats", "reviewer"):
        editor = getattr(card.fields, field)
        editor.setText(f"The {field}")
        editor.flush()
        assert getattr(desk.project.get(Brief, brief.id), field) == f"The {field}"


def test_before_the_first_issue_the_card_says_so(desk: Desk, brief: Brief, qtbot: QtBot) -> None:
    card = IssuesCard(desk)
    qtbot.addWidget(card)
    card.show_brief(brief.id)
    assert card.list.rows.rowCount() == 0
    assert "Nothing was issued yet" in card.about.text()
    assert card.go.isEnabled()
