"""From an article to an issued brief of two pages by keys alone: what the check says before and after it is mended."""
# SPDX-License-Identifier: MIT

import os
from pathlib import Path

import pypdfium2
import pytest

from briefing.cli.commands import main
from briefing.model import Brief
from briefing.tradecraft.problems import Problem, Severity
from seeds import articles
from tests.ui.flows.analyst import choose_template, go_to_section, issue, mark, new_project, settled, write
from tests.ui.window_hand import Hand
from ui.compose.page import ComposePage

_SHARED = Path(os.environ.get("BRIEFING_SEEDS", Path(__file__).parents[4] / "shared" / "seeds"))
_GIVEN = sorted(_SHARED.glob("*.txt"))
_OWN = [Path(str(article)) for article in articles() if article.name.startswith("06-")]
LIKELIER, UP = ("Down",) * 5, ("Right", "Right", "Up", "Space")


@pytest.mark.slow
@pytest.mark.parametrize("article", _OWN + _GIVEN, ids=lambda path: path.name[:12])
def test_an_article_becomes_an_issued_brief_of_two_pages(
    hand: Hand, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With BRIEFING_PAGES=FOLDER the PDF and what the check said are kept there, for the pictures in docs/screens."""
    new_project(hand, "S-400")
    hand.import_files(article)
    hand.until_reading()
    annotate(hand)
    hand.press("Ctrl+2")
    page = hand.space.modes.composing()
    assert page is not None
    choose_template(hand, page, "executive")
    compose(hand, page)
    status, before = checked(hand, capsys)
    assert status == 1
    for code in ("B102", "B103", "B204", "B301"):
        assert f" {code} " in before
    mend(hand, page)
    status, after = checked(hand, capsys)
    assert status == 0
    assert "must" not in after
    frozen = issue(hand, page)
    pdf = hand.project.stored(frozen.pdf_hash)
    with pypdfium2.PdfDocument(pdf) as pages:
        assert len(pages) == 2
        text = "".join(page.get_textpage().get_text_range() for page in pages)
    for said in ("Ankara wants a way back", "likely", "Moscow", "S-400", "TLP:AMBER"):
        assert said in text
    keep(article, pdf, before, after)


def annotate(hand: Hand) -> None:
    """Actors, risks, a quote and judgements, each from the sentence it stands on."""
    hand.press("Ctrl+Down")
    mark(
        hand,
        "A",
        {"Name": "Turkey", "Role": "Owner of the batteries", "Interest": "US ties, the F-35", "Position": "Open"},
    )
    mark(
        hand,
        "J",
        {
            "Statement": "Turkey is likely to offer its S-400 batteries back before the end of next year",
            "Likelihood": LIKELIER,
            "Confidence": ("Right",),
            "Basis of the confidence": "One report, named officials, no document",
            "What would change it": "A public refusal by Moscow",
        },
    )
    mark(
        hand,
        "A",
        {
            "Name": "United States",
            "Role": "Owner of the F-35",
            "Interest": "The batteries gone",
            "Position": "Waits for an act",
        },
    )
    mark(hand, "R", {"Title": "Sanctions outlast the hand-over", "Likelihood by impact": UP})
    mark(
        hand,
        "J",
        {
            "Statement": "US sanctions on Turkish defence firms are very likely to stay through the talks",
            "Likelihood": ("Down",) * 6,
            "Confidence": ("Right",),
        },
    )
    mark(hand, "A", {"Name": "Russia", "Role": "Seller", "Interest": "Price, and a say", "Position": "In no hurry"})
    mark(hand, "R", {"Title": "Moscow names a price", "Likelihood by impact": ("Right", "Space")})


def compose(hand: Hand, page: ComposePage) -> None:
    """A draft, with what a hurried analyst leaves behind: a slip in a directive, a sentence without a source."""
    write(
        hand,
        page,
        "Turkey is likely to offer its S-400 batteries back before the end of next year «S1 ¶2», and US sanctions on "
        "its defence firms are very likely to stay through the talks «J2».",
    )
    go_to_section(hand, page, "discussion")
    write(
        hand,
        page,
        "**Ankara wants a way back.** The way to the F-35 leads through the batteries «S1 ¶3». We assume that no third "
        "country takes them over.",
    )
    hand.press("Return", "Return")
    write(hand, page, "**Moscow will bargain.** It has no reason to hurry. Whatever it asks has a price «R2».")
    hand.press("Return", "Return")
    write(
        hand,
        page,
        "**Washington sets the pace.** The way back to the programme is named as conditional «S1 ¶3», and the "
        "batteries are the condition «S1 ¶5». A deal that leaves them where they are opens nothing «R1».",
    )
    go_to_section(hand, page, "sources")
    write(hand, page, "One report carries this brief; what it says of the talks goes back to people it does not name.")
    hand.press("Return", "Return")
    go_to_section(hand, page, "outlook")
    write(hand, page, "A named route for the batteries would move both judgements «J1».")
    hand.press("Return", "Return")
    write(hand, page, "{{indicatrs limit=5}}")
    hand.press("Return", "Return")
    settled(hand, page)


def mend(hand: Hand, page: ComposePage) -> None:
    """Each problem by its link: a fix taken, a sentence cited, the front matter filled."""
    hand.press("Ctrl+Shift+K")
    rows = page.middle.check.list
    hand.until(rows.hasFocus)
    while getattr(rows.current(), "code", "") != "B301":
        hand.press("Down")
    hand.press("Ctrl+.", "Esc")
    settled(hand, page)
    hand.press("Ctrl+Shift+K")
    while "no reason to hurry" not in words_at(rows.current()):
        hand.press("Down")
    hand.press("Return")
    hand.until(lambda: hand.focus is page.writing.editor())
    hand.press("Right", "Left")
    write(hand, page, " «R2»")
    fill_front_matter(hand)
    settled(hand, page)
    musts = [one for one in page.problems if one.severity is Severity.MUST]
    assert not musts, [(one.code, one.message) for one in musts]


def words_at(row: object) -> str:
    return row.place.words if isinstance(row, Problem) else ""


def fill_front_matter(hand: Hand) -> None:
    hand.press("Ctrl+Shift+M")
    hand.until_focus("Title")
    hand.press("Ctrl+A")
    hand.type("Ankara wants a way back to the F-35, and the law sets the pace")
    hand.press("Tab", "Tab", "Down", "Down", "Down", "Tab", "Tab")
    hand.until_focus("Information cut-off")
    hand.type("2026-01-05 16:00 UTC")
    hand.press("Tab", "Esc")
    (brief,) = hand.project.all(Brief)
    assert (brief.tlp, bool(brief.cut_off)) == ("TLP:AMBER", True)


def checked(hand: Hand, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What `briefing check` says of the project as it is on the disk."""
    hand.until(lambda: not hand.space.modes.page or not hand.space.modes.page.writing.unwritten())
    capsys.readouterr()
    status = main(["check", str(hand.project.path)])
    return status, capsys.readouterr().out


def keep(article: Path, pdf: bytes, before: str, after: str) -> None:
    folder = os.environ.get("BRIEFING_PAGES", "")
    if folder:
        path = Path(folder) / f"two-pages-{'own' if article in _OWN else 'given'}.pdf"
        path.write_bytes(pdf)
        path.with_suffix(".txt").write_text(f"{before}\n{after}", encoding="utf-8")
