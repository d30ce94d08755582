"""Whatever tree a template or an analyst makes, every letter of it comes to stand on the pages.

The renderer counts for itself what it tagged against what the tree says; these trees give it something to count.
"""
# SPDX-License-Identifier: MIT

import random
from collections.abc import Callable

import pytest

from briefing.brief.document import (
    Block,
    Blocks,
    Bluf,
    CodeBlock,
    Columns,
    EvidenceQuote,
    Heading,
    Link,
    ListBlock,
    ListItem,
    PageBreak,
    Paragraph,
    QuoteBlock,
    Runs,
    Table,
    TableCell,
    TableColumn,
    TableRow,
    Text,
    Timeline,
    TimelineEntry,
    Together,
    cell,
)
from briefing.render import render_pdf
from briefing.render.typeset import check_pdf
from tests.render import sample_document

WORDS = ("a", "risk", "government", "S-400", "Путин", "infrastructure", "سلام", "שלום", "x" * 90, "—", "(55–80\u00a0%)")


class Growing:
    """A tree that grows by chance, deeper and wider than any brief."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  # trees, not secrets
        self.level = 0

    def runs(self, longest: int = 120) -> Runs:
        count = self.chance.choice([1, 4, 15, longest])
        words = " ".join(self.chance.choice(WORDS) for _word in range(count))
        link = Link((Text(words, italic=True),), "https://example.org/x")
        return (Text(words, bold=self.chance.random() < 0.2), link) if self.chance.random() < 0.2 else (Text(words),)

    def blocks(self, depth: int, most: int = 4) -> Blocks:
        return tuple(self.block(depth) for _block in range(self.chance.randint(0, most)))

    def block(self, depth: int) -> Block:
        leaves: tuple[Callable[[], Block], ...] = (
            lambda: Paragraph(self.runs(500)),
            self.heading,
            lambda: CodeBlock("x = 1\n" * self.chance.choice([1, 90])),
            lambda: EvidenceQuote(self.runs(), self.runs(4), "Q1"),
            PageBreak,
        )
        nests: tuple[Callable[[], Block], ...] = (
            lambda: Columns(tuple(self.blocks(depth + 1) for _column in range(self.chance.randint(1, 3)))),
            lambda: Together(self.blocks(depth + 1)),
            lambda: QuoteBlock(self.blocks(depth + 1), self.runs(3)),
            lambda: ListBlock(tuple(ListItem(self.blocks(depth + 1, 2)) for _item in range(4)), ordered=True),
            lambda: Bluf(self.blocks(depth + 1, 2)),
            lambda: self.table(depth + 1),
            lambda: Timeline(tuple(TimelineEntry("Mar 2026", self.runs(9)) for _event in range(20)), self.runs(3)),
        )
        return self.chance.choice(leaves if depth > 2 else leaves + nests)()

    def heading(self) -> Heading:
        """Of any level but for one that is skipped: such a tree is refused."""
        self.level = self.chance.randint(1, min(self.level + 1, 6))
        return Heading(self.level, self.runs(12))

    def table(self, depth: int) -> Table:
        """Rows whose cells may reach too far: such a table is set all the same."""
        count = self.chance.randint(1, 4)

        def held() -> TableCell:
            return TableCell(
                self.blocks(depth, 2), columns=self.chance.choice([1, 1, 2]), rows=self.chance.choice([1, 1, 3])
            )

        rows = tuple(TableRow(tuple(held() for _cell in range(count))) for _row in range(self.chance.randint(0, 8)))
        header = tuple(cell(self.runs(2)) for _cell in range(count))
        return Table((TableColumn(),) * count, header, rows, caption=self.runs(5), source=self.runs(5))


@pytest.mark.parametrize("seed", range(9))
def test_every_letter_of_any_tree_is_on_the_pages(seed: int) -> None:
    growing = Growing(seed)
    made = render_pdf(sample_document.document(growing.blocks(0, 7)), theme="note" if seed % 2 else "assessment")
    check_pdf(made)
