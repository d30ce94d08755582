"""The outline: rows that keep Qt's rules, what they say, and what its keys do."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing.actions.briefs import sections_of
from briefing.model import Brief, Section
from briefing.tradecraft.checking import check
from briefing.tradecraft.problems import Severity
from ui.compose.facts import show_facts
from ui.compose.outline import Outline
from ui.compose.outline_model import OutlineModel, outline_lines
from ui.compose.writing import Writing
from ui.desk import Desk


def outline_of(desk: Desk, brief: Brief, writing: Writing, qtbot: QtBot) -> Outline:
    outline = Outline(desk)
    qtbot.addWidget(outline)
    outline.show_lines(brief.id, outline_lines(writing.sections(), check(desk.project, brief), writing.coverage()))
    outline.show()
    return outline


def test_the_model_keeps_qts_rules(desk: Desk, brief: Brief, qtmodeltester: ModelTester) -> None:
    model = OutlineModel()
    qtmodeltester.check(model)
    sections = sections_of(desk.project, brief.id)
    model.show_lines(outline_lines(sections, [], {}))
    model.show_lines(outline_lines(sections, check(desk.project, brief), {}))
    assert model.rowCount() == len(sections)


def test_a_judgement_without_a_source_stands_at_the_section_that_prints_it(
    desk: Desk, brief: Brief, writing: Writing
) -> None:
    lines = outline_lines(writing.sections(), check(desk.project, brief), writing.coverage())
    by_role = {line.section.role: line for line in lines}
    assert by_role["judgements"].worst is Severity.MUST
    assert by_role["summary"].worst is Severity.SHOULD
    assert by_role["actors"].worst is None


def test_a_row_says_how_many_sentences_have_a_source(desk: Desk, brief: Brief, writing: Writing) -> None:
    lines = outline_lines(writing.sections(), [], writing.coverage())
    summary = next(line for line in lines if line.section.role == "summary")
    assert summary.told() == "1/2"
    assert summary.spoken() == "Summary, 1 of 2 sentences sourced"


def test_nothing_is_said_to_be_well_before_the_check_has_told(desk: Desk, brief: Brief, writing: Writing) -> None:
    unknown = outline_lines(writing.sections(), [], writing.coverage(), is_checked=False)
    assert not [line for line in unknown if line.icon()[1] == "good"]
    known = outline_lines(writing.sections(), [], writing.coverage())
    assert [line for line in known if line.icon()[1] == "good"]


def test_the_marking_is_the_plate_that_a_pdf_prints(desk: Desk, brief: Brief, writing: Writing, qtbot: QtBot) -> None:
    outline = outline_of(desk, brief, writing, qtbot)
    show_facts(outline, desk.project, brief, 0)
    button = next(one for one in outline.findChildren(QPushButton) if one.text() == "TLP:AMBER")
    shown = button.grab().toImage()
    colours = {
        shown.pixelColor(at % shown.width(), at // shown.width()).name() for at in range(shown.sizeInBytes() // 4)
    }
    assert {"#000000", "#ffc000"} <= colours


def test_keys_move_delete_and_add_sections(desk: Desk, brief: Brief, writing: Writing, qtbot: QtBot) -> None:
    outline = outline_of(desk, brief, writing, qtbot)
    names = [section.heading for section in sections_of(desk.project, brief.id)]
    outline.list.setCurrentIndex(outline.model.index(0))
    QTest.keyClick(outline.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    moved = [section.heading for section in sections_of(desk.project, brief.id)]
    assert moved[:2] == [names[1], names[0]]
    with qtbot.waitSignal(desk.said):
        QTest.keyClick(outline.list, Qt.Key.Key_Delete)
    assert desk.project.count(Section) == len(names) - 1
    with qtbot.waitSignal(outline.heading_wanted) as told:
        outline.add()
    assert desk.project.get(Section, told.args[0]).heading == "New section"
