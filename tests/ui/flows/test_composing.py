"""From article to an issued brief by keys alone: import, mark, judge, template, write, cite, check, mend, issue."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pypdfium2

from briefing.model import Brief, Issue, Judgement
from seeds import articles
from tests.ui.flows.test_article_to_brief import new_project
from tests.ui.window_hand import LONG, Hand
from ui.compose.page import ComposePage


def test_an_article_becomes_an_issued_brief_by_keys_alone(hand: Hand, tmp_path: Path) -> None:
    new_project(hand, "Compose")
    article = next(Path(str(one)) for one in articles() if one.name.startswith("06-"))
    hand.import_files(article)
    hand.until_reading()
    judge(hand)
    hand.press("Ctrl+2")
    page = hand.space.modes.composing()
    assert page is not None
    choose_template(hand, page)
    write_and_cite(hand, page)
    draft_only(hand, page, tmp_path / "draft.pdf")
    fill_front_matter(hand, page)
    issue_it(hand, page)


def judge(hand: Hand) -> None:
    """A sentence becomes a judgement with that sentence as its evidence."""
    hand.press("Ctrl+Down", "S", "J")
    hand.until(lambda: hand.focus is not hand.page)
    hand.type("Ankara is likely to keep its batteries through the summer")
    hand.press("Ctrl+Return")
    hand.until_reading()
    (judgement,) = hand.project.all(Judgement)
    assert judgement.statement.startswith("Ankara is likely")
    assert hand.project.exhibits_of(judgement.id)


def run_command(hand: Hand, words: str) -> None:
    """A command by the palette."""
    hand.press("Ctrl+K")
    hand.type(f">{words}")
    hand.press("Return")


def choose_template(hand: Hand, page: ComposePage) -> None:
    run_command(hand, "Template")
    hand.until(lambda: page.card() is page.middle.templates)
    hand.until(lambda: hand.focus is page.middle.templates.list)
    hand.press("Home")
    while getattr(page.middle.templates.list.current(), "id", "") != "executive":
        hand.press("Down")
    hand.press("Return")
    hand.until(lambda: page.card() is None)
    assert any("{{" in section.body for section in page.writing.sections())


def write_and_cite(hand: Hand, page: ComposePage) -> None:
    hand.until(lambda: hand.focus is page.writing.editor())
    hand.type("Ankara waits for Washington ")
    hand.type("[[")
    hand.until_focus("Cite")
    hand.type("S1")
    hand.press("Return")
    hand.until(lambda: hand.focus is page.writing.editor())
    hand.type(".")
    editor = page.writing.editor()
    assert editor is not None
    assert "Ankara waits for Washington [@S1" in editor.value()


def draft_only(hand: Hand, page: ComposePage, output: Path) -> None:
    """While something must be mended the export is only a draft that says so."""
    hand.until(lambda: page.previewing.is_settled and bool(page.problems), timeout=LONG)
    hand.press("Ctrl+E")
    assert page.card() is page.middle.check
    assert not page.middle.check.go.isEnabled()
    hand.choose_pdf(output)
    with hand.qtbot.waitSignal(hand.space.exporting.exported, timeout=LONG):
        hand.press("Shift+Return")
    with pypdfium2.PdfDocument(output) as drafted:
        assert len(drafted) >= 1
    hand.press("Esc")
    assert page.card() is None


def fill_front_matter(hand: Hand, page: ComposePage) -> None:
    hand.press("Ctrl+Shift+M")
    hand.until_focus("Title")
    hand.press("Ctrl+A")
    hand.type("Ankara waits")
    hand.press("Tab", "Tab", "Down", "Tab", "Tab")
    hand.until_focus("Information cut-off")
    hand.type("2026-01-05 16:00 UTC")
    hand.press("Tab", "Esc")
    (brief,) = hand.project.all(Brief)
    assert (brief.title, brief.tlp) == ("Ankara waits", "TLP:CLEAR")
    assert brief.cut_off


def issue_it(hand: Hand, page: ComposePage) -> None:
    hand.until(lambda: page.previewing.is_settled and page.middle.check.go.isEnabled(), timeout=LONG)
    run_command(hand, "Issue now")
    hand.until(lambda: hand.project.count(Issue) == 1, timeout=LONG)
    (issue,) = hand.project.all(Issue)
    with pypdfium2.PdfDocument(hand.project.stored(issue.pdf_hash)) as pdf:
        assert 1 <= len(pdf) <= 3
        assert "Ankara waits for Washington" in pdf[0].get_textpage().get_text_range()
    hand.until(lambda: page.card() is page.middle.issues)
    assert issue.serial in page.middle.issues.list.rows.data(page.middle.issues.list.rows.index(1))
    (brief,) = hand.project.all(Brief)
    assert brief.supersedes == issue.serial
