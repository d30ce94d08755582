"""After a batch a summary lists what was refused or joined, why, and what can be done; it stays until dismissed."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester

from briefing.model import Source
from tests.ui.flows.test_importing import arrivals, article
from tests.ui.window_hand import LONG, Hand
from ui.library.summary import ImportSummary


@pytest.fixture
def begun(hand: Hand, tmp_path: Path) -> Iterator[Hand]:
    hand.window.create_project(tmp_path / "p" / "Import.brief", "Import")
    yield hand
    QGuiApplication.clipboard().clear()


@pytest.fixture
def mixed(begun: Hand, tmp_path: Path) -> Hand:
    """A batch of one good file, its copy, another with the same text, an empty one and a broken one."""
    good = article(tmp_path, "a.txt", "Good")
    copy = tmp_path / "copy.txt"
    copy.write_bytes(good.read_bytes())
    same = tmp_path / "same.txt"
    same.write_bytes(good.read_bytes().replace(b"\n", b"\r\n"))
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    broken = tmp_path / "scan.pdf"
    broken.write_bytes(b"%PDF-1.7 not for us")
    begun.import_files(good, copy, same, empty, broken)
    return begun


def summary(hand: Hand) -> ImportSummary:
    return hand.space.summary


def told(hand: Hand) -> list[str]:
    return [f"{outcome.name}: {outcome.why()}" for outcome in summary(hand).model.outcomes()]


def go_to_summary(hand: Hand) -> None:
    """By keys alone, from wherever the keyboard is."""
    for _ in range(5):
        if hand.focus is summary(hand).list:
            return
        hand.press("F6")
    raise AssertionError("F6 does not lead to the summary")


def test_it_says_what_was_refused_and_joined_and_why(mixed: Hand, qtmodeltester: ModelTester) -> None:
    assert summary(mixed).isVisible()
    assert summary(mixed).words() == "Import: 1 source added · 2 already here: S1 · 2 could not be read"
    assert [line.split(":")[0] for line in told(mixed)] == ["empty.txt", "scan.pdf", "copy.txt", "same.txt"]
    assert told(mixed)[0].startswith("empty.txt: “empty.txt” is empty.")
    assert told(mixed)[2] == "copy.txt: The same file is here as S1: “Good”"
    assert told(mixed)[3] == "same.txt: The same text is here as S1: “Good”"
    qtmodeltester.check(summary(mixed).model)
    mixed.until_reading()
    mixed.press("S", "N")
    assert [line.split(":")[0] for line in told(mixed)] == ["empty.txt", "scan.pdf"], "work goes on: only refusals stay"


def test_a_batch_of_which_all_came_in_needs_no_summary(begun: Hand, tmp_path: Path) -> None:
    begun.import_files(article(tmp_path, "a.txt", "Good"))
    assert not summary(begun).isVisible()


def test_what_only_joined_needs_nobody_once_work_goes_on(begun: Hand, tmp_path: Path) -> None:
    once = article(tmp_path, "a.txt", "Good")
    begun.import_files(once)
    begun.import_files(once)
    assert summary(begun).isVisible()
    begun.until_reading()
    begun.press("S", "N")
    assert not summary(begun).isVisible()


def test_by_keys_a_refused_file_is_read_again_once_it_is_mended(mixed: Hand, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("Filled\n\nNow there is a text in it.\n", encoding="utf-8")
    go_to_summary(mixed)
    mixed.press("Home")
    with mixed.qtbot.waitSignal(mixed.window.jobs.idle, timeout=LONG):
        mixed.press("Return")
    assert [source.title for source in mixed.project.all(Source)] == ["Good", "Filled"]
    assert [line.split(":")[0] for line in told(mixed)] == ["scan.pdf", "copy.txt", "same.txt"]


@pytest.mark.slow
def test_what_fails_again_is_listed_again(mixed: Hand) -> None:
    with mixed.qtbot.waitSignal(mixed.window.jobs.idle, timeout=LONG):
        summary(mixed).retry_all.click()
    assert [line.split(":")[0] for line in told(mixed)] == ["copy.txt", "same.txt", "empty.txt", "scan.pdf"]


@pytest.mark.slow
def test_a_joined_file_leads_to_the_source_it_is(mixed: Hand) -> None:
    go_to_summary(mixed)
    mixed.press("End", "Return")
    mixed.until_reading()
    assert mixed.page.text().startswith("Good")
    assert summary(mixed).isVisible()


@pytest.mark.slow
def test_originals_are_opened_where_they_lie(mixed: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("ui.sources.originals.open_path", lambda path: opened.append(path) or True)
    go_to_summary(mixed)
    mixed.press("Home", "Down")
    summary(mixed).open.click()
    assert opened == [tmp_path / "scan.pdf"]
    (tmp_path / "scan.pdf").unlink()
    summary(mixed).open.click()
    assert "scan.pdf cannot be opened." in mixed.window.messages.message()


@pytest.mark.slow
def test_the_text_of_a_refused_file_can_be_pasted(mixed: Hand) -> None:
    QGuiApplication.clipboard().setText("Typed off\n\nWhat the scan says.")
    go_to_summary(mixed)
    mixed.press("Home")
    with mixed.qtbot.waitSignal(mixed.window.jobs.idle, timeout=LONG):
        summary(mixed).paste.click()
    assert mixed.project.count(Source) == 2


@pytest.mark.slow
def test_removing_takes_the_row_out_of_the_library_too_and_the_last_one_closes_it(mixed: Hand) -> None:
    go_to_summary(mixed)
    mixed.press("Home", "Del")
    assert arrivals(mixed) == ["scan.pdf"]
    mixed.press("Ctrl+A", "Del")
    assert arrivals(mixed) == []
    assert not summary(mixed).isVisible()
    mixed.until_reading()


@pytest.mark.slow
def test_escape_in_its_list_dismisses_it(mixed: Hand) -> None:
    go_to_summary(mixed)
    mixed.press("Escape")
    mixed.until_reading()
    assert not summary(mixed).isVisible()
    assert arrivals(mixed) == ["empty.txt", "scan.pdf"], "the rows stay with their causes"
