"""From article to an issued brief by keys alone: import, judge, write, cite, check, mend; then a second issue."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pypdfium2

from briefing.model import Brief, Issue, Judgement
from seeds import articles
from tests.ui.flows.analyst import choose_template, issue, mark, new_project, run_command, tab_to
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
    choose_template(hand, page, "executive")
    write_and_cite(hand, page)
    draft_only(hand, page, tmp_path / "draft.pdf")
    fill_front_matter(hand, page)
    first = issue_it(hand, page)
    go_on_reading(hand)
    issue_again(hand, page, first, tmp_path)


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
    assert page.card() is None, "what was asked for is done: the text stands there again"
    hand.until(lambda: hand.focus is page.writing.editor())


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


def issue_it(hand: Hand, page: ComposePage) -> Issue:
    hand.until(lambda: page.previewing.is_settled and page.middle.check.go.isEnabled(), timeout=LONG)
    first = issue(hand, page)
    with pypdfium2.PdfDocument(hand.project.stored(first.pdf_hash)) as pdf:
        assert 1 <= len(pdf) <= 3
        assert "Ankara waits for Washington" in pdf[0].get_textpage().get_text_range()
    assert first.serial in page.middle.issues.list.rows.data(page.middle.issues.list.rows.index(1))
    (brief,) = hand.project.all(Brief)
    assert (brief.supersedes, brief.version) == (first.serial, "2")
    return first


def go_on_reading(hand: Hand) -> None:
    """What is new after the first issue: a likelihood that moved, evidence behind it, an actor, a risk."""
    hand.press("Ctrl+1")
    hand.until_reading()
    mark(hand, "A", {"Name": "Moscow"})
    mark(hand, "R", {"Title": "Moscow names a price"})
    hand.press("Ctrl+Down", "S", "L")
    hand.until(lambda: hand.focus is not hand.page)
    hand.type("Ankara is likely")
    hand.press("Return")
    hand.until_reading()
    (judgement,) = hand.project.all(Judgement)
    assert len(hand.project.exhibits_of(judgement.id)) == 2
    hand.press("Alt+J")
    hand.until_focus("Judgements")
    hand.press("Home", "Right")
    hand.until_focus("Statement")
    tab_to(hand, "Likelihood")
    hand.press("Down", "Down", "Down", "Ctrl+Return")
    hand.until_reading()
    assert hand.project.get(Judgement, judgement.id).likelihood is not None


def issue_again(hand: Hand, page: ComposePage, first: Issue, folder: Path) -> None:
    """The draft shows what changed and prints it; the first issue comes back as it was; a new PDF is a new draft."""
    hand.press("Ctrl+2")
    run_command(hand, "Issues and changes")
    hand.until(lambda: page.card() is page.middle.issues)
    rows = page.middle.issues.list
    said = [rows.rows.row(rows.rows.index(row)).spoken() for row in range(rows.rows.rowCount())]
    assert any(one.startswith("Likelihood moved") and "new evidence: S1 ¶" in one for one in said)
    for what in ("Changed since", "New: Moscow names a price", "New: Moscow,"):
        assert any(one.startswith(what) for one in said), (what, said)
    view = page.preview.view
    hand.until(
        lambda: any("Moscow names a price" in view.texts.of(one) for one in range(view.page_count())), timeout=LONG
    )
    assert any("WHAT CHANGED" in view.texts.of(one).upper() for one in range(view.page_count()))
    second = issue(hand, page)
    assert (second.version, second.serial > first.serial) == ("2", True)
    with pypdfium2.PdfDocument(hand.project.stored(second.pdf_hash)) as pdf:
        assert first.serial in "".join(one.get_textpage().get_text_range() for one in pdf)
    hand.until(lambda: rows.rows.row(rows.rows.index(2)).ref == first)
    hand.press("Home", "Down", "Down")
    while rows.current() != first:
        hand.press("Up")
    hand.choose_pdf(folder / "old.pdf")
    with hand.qtbot.waitSignal(hand.space.exporting.exported, timeout=LONG):
        hand.press("Return")
    assert (folder / "old.pdf").read_bytes() == hand.project.stored(first.pdf_hash)
    with hand.qtbot.waitSignal(hand.space.exporting.exported, timeout=LONG):
        hand.space.exporting.export(folder / "new.pdf")
    assert (folder / "new.pdf").read_bytes() not in {hand.project.stored(one.pdf_hash) for one in (first, second)}
    assert hand.project.count(Issue) == 2
