"""The source card shows what a source is and where each value was found, and takes what the analyst says of it."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing.actions.sources import set_state, where_found
from briefing.actions.tagging import tag, tags_of
from briefing.model import Found, Period, ReadingState, Revision, Source
from briefing.project import Project
from ui.desk import Desk
from ui.library.languages import read_language, shown_language
from ui.library.words import format_words, language_words
from ui.sources import SourceCard
from ui.sources.details import date_words, read_date


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.brief", "P") as made, made.edit("Add") as edit:
        for number in (1, 2, 3):
            found = (Found("title", "first line of the text"), Found("publisher", "JSON-LD"))
            source = edit.put(Source(title=f"Title {number}", publisher="Wire" if number < 3 else "", found=found))
            edit.put(Revision(source_id=source.id, text_hash=edit.keep_text("Words."), characters=6, words=1))
    with Project.open(tmp_path / "p.brief") as opened:
        yield opened


@pytest.fixture
def card(project: Project, qtbot: QtBot) -> SourceCard:
    made = SourceCard(Desk(project))
    qtbot.addWidget(made)
    made.resize(396, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_sources([project.all(Source)[0].id])
    return made


def source_of(card: SourceCard, project: Project) -> Source:
    return project.get(Source, card.details.item_id)


def test_each_field_says_where_it_was_found_and_a_typed_one_that_it_was_typed(
    card: SourceCard, project: Project, qtbot: QtBot
) -> None:
    assert card.details.places["publisher"].words.text() == "JSON-LD"
    assert card.details.places["byline"].words.text() == "not found: type it, or leave it open"
    card.details.publisher.setFocus()
    card.details.publisher.selectAll()
    qtbot.keyClicks(card.details.publisher, "Harbour Gazette")
    qtbot.keyClick(card.details.publisher, Qt.Key.Key_Return)
    changed = source_of(card, project)
    assert changed.publisher == "Harbour Gazette"
    assert where_found(changed, "publisher") == "typed by you"
    assert card.details.places["publisher"].words.text() == "typed by you"
    assert card.details.places["title"].words.text() == "first line of the text"


def test_a_vague_date_is_kept_as_an_interval_and_says_so(card: SourceCard, project: Project, qtbot: QtBot) -> None:
    card.details.published.setFocus()
    qtbot.keyClicks(card.details.published, "summer 2019")
    assert "2019-06-01 – 2019-08-31" in card.details.places["published"].words.text()
    qtbot.keyClick(card.details.published, Qt.Key.Key_Return)
    assert source_of(card, project).published == Period("2019-06-01", "2019-08-31", "summer 2019")


def test_the_card_of_a_project_that_is_only_read_changes_nothing_and_shows_it(
    project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    with Project.open(tmp_path / "p.brief", read_only=True) as read_only:
        card = SourceCard(Desk(read_only))
        qtbot.addWidget(card)
        ids = [source.id for source in project.all(Source)]
        card.show_sources(ids[:1])
        details = card.details
        for field in (details.title, details.publisher, details.published, details.marking.field, details.notes):
            assert field.isReadOnly(), field.accessibleName()
        for choice in (details.state, details.reliability, details.credibility, details.marking.choices):
            assert not choice.isEnabled()
        assert not details.tags.add_button.isVisibleTo(card)
        card.show_sources(ids)
        for choice in (card.several.state, card.several.reliability, card.several.credibility):
            assert not choice.isEnabled()


def test_what_is_not_known_is_said_in_words(card: SourceCard, project: Project) -> None:
    card.show_sources([project.all(Source)[2].id])
    assert card._about.text() == "0 annotations · Not graded · no publisher · no date"
    assert card.details.published.placeholderText() == "No date"


def test_letter_and_number_are_given_by_their_keys_and_taken_away(
    card: SourceCard, project: Project, qtbot: QtBot
) -> None:
    letters, numbers = card.details.reliability, card.details.credibility
    letters.setFocus()
    qtbot.keyClick(letters.focusProxy(), Qt.Key.Key_B)
    assert source_of(card, project).grade == "B–"
    numbers.setFocus()
    qtbot.keyClick(numbers.focusProxy(), Qt.Key.Key_3)
    qtbot.keyClick(numbers.focusProxy(), Qt.Key.Key_Up)
    assert source_of(card, project).grade == "B2"
    assert "Usually reliable, probably true" in card._about.text()
    letters.setFocus()
    qtbot.keyClick(letters.focusProxy(), Qt.Key.Key_Delete)
    qtbot.keyClick(numbers.focusProxy(), Qt.Key.Key_Delete)
    assert source_of(card, project).grade == ""
    assert card.details.grade.text() == "– not graded"


def test_a_grade_pressed_again_is_taken_away(card: SourceCard, project: Project) -> None:
    row = card.details.reliability._rows["F"]
    row.click()
    assert source_of(card, project).grade == "F–"
    row.click()
    assert source_of(card, project).grade == ""


def test_the_wording_of_a_grade_is_spoken(card: SourceCard) -> None:
    row = card.details.credibility._rows["1"]
    assert row.accessibleName() == "Credibility 1: Confirmed by other independent sources"
    assert "two independent origins" in row.accessibleDescription()


def test_a_marking_is_a_label_or_words(card: SourceCard, project: Project, qtbot: QtBot) -> None:
    marking = card.details.marking
    marking.labels["TLP:AMBER+STRICT"].click()
    assert source_of(card, project).marking == "TLP:AMBER+STRICT"
    assert marking.field.text() == "TLP:AMBER+STRICT"
    marking.labels["TLP:AMBER+STRICT"].click()
    assert source_of(card, project).marking == ""
    marking.field.setFocus()
    qtbot.keyClicks(marking.field, "OFFICIAL")
    qtbot.keyClick(marking.field, Qt.Key.Key_Return)
    assert source_of(card, project).marking == "OFFICIAL"
    assert not any(button.isChecked() for button in marking.labels.values())


def test_tags_are_typed_and_removed(card: SourceCard, project: Project, qtbot: QtBot) -> None:
    tags = card.details.tags
    tags.open_field()
    qtbot.keyClicks(tags.field, "Air defence")
    qtbot.keyClick(tags.field, Qt.Key.Key_Return)
    assert [each.name for each in tags_of(project, card.details.item_id)] == ["Air defence"]
    qtbot.keyClick(tags._chips[0], Qt.Key.Key_Delete)
    assert tags_of(project, card.details.item_id) == []


def test_what_makes_no_sense_stays_in_its_field_with_the_reason(
    card: SourceCard, project: Project, qtbot: QtBot
) -> None:
    for field, words in (
        (card.details.address, "javascript:x"),
        (card.details.language, "?!"),
        (card.details.title, ""),
    ):
        before = source_of(card, project)
        field.setFocus()
        field.selectAll()
        qtbot.keyClick(field, Qt.Key.Key_Delete)
        qtbot.keyClicks(field, words)
        field.flush()
        assert source_of(card, project) == before
        assert field.pending
        field.show_value("", keep_typed=False)


def test_state_and_undo(card: SourceCard, project: Project) -> None:
    card.details.state._segments["done"].click()
    assert source_of(card, project).state is ReadingState.DONE
    project.undo()
    assert card.details.state.chosen_id() == "new"


def test_several_show_what_they_share_and_a_dash_where_they_differ(
    card: SourceCard, project: Project, qtbot: QtBot
) -> None:
    sources = project.all(Source)
    set_state(project, sources[:1], ReadingState.DONE)
    tag(project, sources[:1], "One")
    card.show_sources([source.id for source in sources])
    several = card.several
    assert card._title.text() == "3 sources"
    assert several.state.chosen_id() == ""
    assert several.mixed_state.text() == "— different: done, new"
    assert [chip.text() for chip in several.tags._chips] == ["One (— 1 of 3)"]
    several.reliability.setFocus()
    qtbot.keyClick(several.reliability.focusProxy(), Qt.Key.Key_C)
    assert {source.grade for source in project.all(Source)} == {"C–"}
    assert project.history.undo_label == "Grade 3 sources"
    several.tags.added.emit("One")
    assert [chip.text() for chip in several.tags._chips] == ["One"]
    several.state._segments["reading"].click()
    assert {source.state for source in project.all(Source)} == {ReadingState.READING}
    assert several.mixed_state.isHidden()


def test_the_card_closes_when_its_source_goes(card: SourceCard, project: Project, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.close_wanted), project.edit("Delete") as edit:
        source = edit.get(Source, card.details.item_id)
        for revision in edit.where(Revision, source_id=source.id):
            edit.remove(revision)
        edit.remove(source)
    assert card.shown_ids() == []


def test_what_a_source_has_not_is_greyed_with_the_reason(card: SourceCard) -> None:
    assert not card.original.isEnabled()
    assert "keeps no original" in card.original.toolTip()
    assert not card.full_text.isEnabled()
    assert "Only web pages" in card.full_text.toolTip()


def test_a_moment_is_shown_and_read_back() -> None:
    moment = Period.day("2025-12-18T16:05+00:00")
    assert date_words(moment) == "2025-12-18 16:05 UTC"
    assert read_date(date_words(moment)) == moment
    assert date_words(Period("2019-06-01", "2019-08-31", "summer 2019")) == "summer 2019"
    assert read_date("  ") is None


@pytest.mark.parametrize(("typed", "code"), [("Turkish", "tr"), ("TURKISH", "tr"), ("tr", "tr"), ("pt-BR", "pt-BR")])
def test_a_language_is_read_by_name_or_code(qapp: object, typed: str, code: str) -> None:
    assert read_language(typed) == code
    assert read_language(shown_language(code)) == code


def test_a_moment_that_a_page_gives_is_shown_as_people_read_it() -> None:
    given = "2025-12-18T19:05:00+03:00"
    assert date_words(Period.day(given, given)) == "2025-12-18 16:05 UTC"


def test_a_variety_of_a_language_and_an_entry_of_a_feed_are_said_in_words(qapp: object) -> None:
    assert [language_words(code) for code in ("en-US", "en", "tlh-x", "")] == ["English (US)", "English", "tlh-x", ""]
    assert format_words("application/xml") == "News feed"
