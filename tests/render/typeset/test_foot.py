"""Footnotes stand on the page that points to them, whatever the words with the mark stand in."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable

import pytest

from briefing.brief.document import (
    Block,
    Bluf,
    Columns,
    Document,
    Footnote,
    FootnoteMark,
    ListBlock,
    ListItem,
    Paragraph,
    Table,
    TableCell,
    TableColumn,
    TableRow,
    Text,
    plain,
)
from briefing.render import render_pdf
from tests.render.reading import pages_of

Holder = Callable[[Paragraph], Block]
HOLDERS: dict[str, Holder] = {
    "paragraph": lambda inner: inner,
    "list": lambda inner: ListBlock((ListItem((inner,)),)),
    "box": lambda inner: Bluf((inner,)),
    "table": lambda inner: Table((TableColumn(),), (), (TableRow((TableCell((inner,)),)),)),
    "columns": lambda inner: Columns(((inner,), (inner_words(),))),
}


def inner_words() -> Paragraph:
    return Paragraph(plain("beside " * 12))


def marked(number: int, words: int = 30) -> Paragraph:
    """A paragraph whose last word points to a note."""
    text = Text("filler " * words + f"mark{number}")
    return Paragraph((text, FootnoteMark(f"f{number}", str(number)), Text(".")))


def note(number: int, words: str = "remark") -> Footnote:
    return Footnote(f"f{number}", str(number), (Paragraph(plain(f"note{number} {words}")),))


def pages_with(holder: Holder, count: int, words: str = "remark") -> list[str]:
    body = tuple(holder(marked(number)) for number in range(count))
    return pages_of(render_pdf(Document("T", body=body, footnotes=tuple(note(n, words) for n in range(count)))))


@pytest.mark.parametrize("holder", HOLDERS)
def test_a_note_stands_on_the_page_of_its_mark(holder: str) -> None:
    pages = pages_with(HOLDERS[holder], 60, "remark " * 25)
    assert len(pages) > 2
    for number in range(60):
        (marked_page,) = [at for at, page in enumerate(pages) if f"mark{number}{number}." in page.split()]
        (noted_page,) = [at for at, page in enumerate(pages) if f"note{number} " in page]
        assert marked_page == noted_page


def test_where_every_note_has_its_page_there_is_no_list_of_notes() -> None:
    assert not any("Notes" in page for page in pages_with(HOLDERS["paragraph"], 4))


def test_a_note_nothing_points_to_and_a_very_long_one_stand_at_the_end() -> None:
    notes = (note(0), note(1, "long " * 900), note(2))
    pages = pages_of(render_pdf(Document("T", body=(marked(0), marked(1)), footnotes=notes)))
    text = "\n".join(pages)
    assert text.index("Notes") < text.index("note1") < text.index("note2") < text.index("note0")


def test_notes_for_which_a_page_has_no_room_go_to_the_next() -> None:
    crowd = tuple(run for number in range(40) for run in marked(number, 1).runs)
    pages = pages_of(
        render_pdf(Document("T", body=(Paragraph(crowd),), footnotes=tuple(note(n, "x " * 90) for n in range(40))))
    )
    found = [number for page in pages for number in range(40) if f"note{number} " in page]
    assert found == list(range(40))
    assert len(pages) > 1
