"""The menus over rows of evidence and of the annotations here, and what the parts of the status bar lead to."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from briefing.actions.items import change
from briefing.model import Kind, Quote, Risk, Source, Stance
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import LONG, Hand


@pytest.fixture
def sampled(hand: Hand, tmp_path: Path) -> Hand:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    return hand


def words_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_a_row_of_evidence_has_a_menu(sampled: Hand) -> None:
    risk = sampled.project.all(Risk)[0]
    sampled.space.go_to_kind(Kind.RISK)
    sampled.space.desk.select(Kind.RISK, risk.id)
    rows = sampled.space.dock.risks.fields.evidence.rows
    rows.setFocus()
    rows.setCurrentIndex(rows.exhibits.index(0))
    menu = sampled.menu_by_keys()
    assert words_of(menu)[:6] == [
        "Show in its text",
        "Copy citation",
        "Write a note",
        "Stance",
        "Adjust range",
        "Change kind",
    ]
    exhibit = rows.exhibits.exhibit(0)
    stances = next(action.menu() for action in menu.actions() if action.text() == "Stance")
    assert isinstance(stances, QMenu)
    choose(stances, "Against")
    assert rows.exhibits.exhibit(0).evidence.stance is Stance.AGAINST
    choose(menu, "Copy citation")
    assert QGuiApplication.clipboard().text() == f"“{exhibit.passage.quote}” ({exhibit.address})"
    choose(sampled.menu_by_keys(), "Adjust range")
    assert sampled.page.source_id == exhibit.source.id
    assert sampled.space.reading.hint_bar.words().startswith("Arrows move this end")


def test_a_row_of_the_annotations_here_has_the_menu_of_its_highlight(sampled: Hand) -> None:
    sampled.press("F7")
    marks = sampled.space.here.marks
    quotes = [row for row in range(marks.rowCount()) if marks.exhibit(row).evidence.item_kind == "quote"]
    change(
        sampled.project,
        sampled.project.get(Quote, marks.exhibit(quotes[0]).evidence.item_id),
        speaker_id=None,
        attribution="",
    )
    assert "“" in marks.index(quotes[0]).data(Qt.ItemDataRole.ToolTipRole).splitlines()[0], "said, by nobody named"
    count = sampled.space.here.marks.rowCount()
    menu = sampled.menu_by_keys()
    named = sampled.space.here.marks.exhibit(sampled.space.here.list.currentIndex().row())
    assert "Change kind" in words_of(menu)
    removal = next(words for words in words_of(menu) if words.startswith("Take these words away from"))
    choose(menu, removal)
    assert sampled.space.here.marks.rowCount() == count - 1
    sampled.press("Ctrl+Z")
    assert sampled.space.here.marks.row_of(named.evidence.id) >= 0


def test_every_part_of_the_status_bar_leads_on(sampled: Hand) -> None:
    status, space = sampled.window.status, sampled.space
    sampled.press("Shift+Right", "Shift+Right")
    for press in (status._saved, status._place):
        press.setFocus()
        sampled.press("Return")
    assert space.history.isVisible()
    assert sampled.window.jumping.palette.field.text() == "¶"
    sampled.press("Esc")
    status._selection.setFocus()
    sampled.press("Space")
    assert sampled.focus is sampled.page
    assert sampled.page.popup.isVisible()
    status._annotations.setFocus()
    sampled.press("Return")
    assert space.dock.covered_by(space.here)


def test_a_risk_is_duplicated_and_a_source_compared_and_removed_by_keys(sampled: Hand) -> None:
    commands = sampled.window.commands
    sampled.press("Alt+A", "Down")
    assert commands.why_not("edit.duplicate").startswith("choose a risk")
    sampled.press("Alt+R", "Ctrl+D")
    sampled.until_focus("Title")
    assert sampled.project.count(Risk) == 6
    assert QApplication.focusWidget().text().endswith("(copy)")  # type: ignore[attr-defined] # the field of the title
    sampled.press("Alt+T")
    commands.action("source.alike").trigger()
    sampled.until(lambda: sampled.focus.accessibleName() == "Sources that say the same", timeout=LONG)
    sampled.press("Return")
    sampled.until_reading()
    assert sampled.page.label == "S2"
    commands.action("source.remove").trigger()
    assert sampled.project.where(Source, label="S2") == []
