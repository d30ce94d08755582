"""A brief that is a little longer than it should be is set tighter, and stays legible."""
# SPDX-License-Identifier: MIT

import pypdfium2

from briefing.brief.document import Document, Marking, Paragraph, plain
from briefing.render.typeset import pdf_of, theme_of
from briefing.render.typeset.fitting import LEAST_MARGIN, SMALLEST, SMALLEST_TEXT, mildest, tighter

WORDS = "An analyst weighs what is known against what is guessed, and says which is which. " * 6


def pages_of(paragraphs: int, most: int, end: str = "") -> int:
    body = (*(Paragraph(plain(WORDS)) for _paragraph in range(paragraphs)), *([Paragraph(plain(end))] if end else ()))
    made = pdf_of(Document("Long", marking=Marking("TLP:CLEAR"), body=body, most_pages=most))
    with pypdfium2.PdfDocument(made) as pdf:
        return len(pdf)


def test_a_few_lines_too_many_do_not_cost_a_page() -> None:
    assert (pages_of(9, most=0), pages_of(9, most=1)) == (2, 1)


def test_what_is_far_too_long_keeps_its_size() -> None:
    assert pages_of(15, most=1) == pages_of(15, most=0) == 2
    assert pages_of(30, most=1) == pages_of(30, most=0)


def test_a_few_lines_alone_on_the_last_page_come_to_those_before() -> None:
    assert [pages_of(8, most=most, end="One line.") for most in (0, 3)] == [1, 1]
    assert [pages_of(12, most=most) for most in (0, 3)] == [2, 2]


def test_nothing_gets_smaller_than_one_can_read_and_the_marking_stays() -> None:
    theme = theme_of("assessment")
    for step in tighter(theme):
        for name, style in step.styles.items():
            assert style.size >= min(SMALLEST, theme.style(name).size)
        assert step.style("body").size >= SMALLEST_TEXT
        assert step.margin >= LEAST_MARGIN
        assert step.style("marking") is theme.style("marking")


def test_the_mildest_step_is_found_by_few_typesettings() -> None:
    tried: list[int] = []

    def tried_at(step: int) -> int:
        tried.append(step)
        return step

    assert [mildest(range(5), tried_at, lambda made, least=least: made >= least) for least in range(5)] == [
        0,
        1,
        2,
        3,
        4,
    ]
    assert len(tried) <= 5 * 4
    tried.clear()
    assert mildest(range(5), tried_at, lambda _made: False) is None
    assert tried == [4]
