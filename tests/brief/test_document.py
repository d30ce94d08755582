"""The tree is made of values: comparable, hashable, and it knows every word a reader sees."""
# SPDX-License-Identifier: MIT

import subprocess
import sys
from dataclasses import FrozenInstanceError, is_dataclass, replace

import pytest

from briefing.brief import blocks, exhibits, inline
from briefing.brief.document import (
    Bluf,
    Citation,
    CitationMark,
    Document,
    Heading,
    LikelihoodTerm,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Marking,
    Paragraph,
    Text,
    plain,
    text_of,
    walk,
)
from tests.render import sample_document


def test_equal_documents_are_equal_and_hash_equal() -> None:
    assert sample_document.everything() == sample_document.everything()
    assert hash(sample_document.everything()) == hash(sample_document.everything())
    assert sample_document.everything() != replace(sample_document.everything(), title="Another")


def test_nothing_in_a_tree_can_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        plain("a")[0].text = "b"  # type: ignore[misc, union-attr]  # that it is refused is the point


def test_every_kind_of_node_is_frozen_and_documented() -> None:
    for module in (inline, blocks, exhibits):
        for name, kind in vars(module).items():
            if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__:
                assert kind.__dataclass_params__.frozen, name
                assert kind.__doc__, name


def test_the_sample_shows_every_kind_of_block_and_run() -> None:
    used = {type(node).__name__ for node in walk(sample_document.everything())}
    used |= {type(node).__name__ for node in walk(sample_document.executive())}
    kinds = {
        name
        for module in (inline, blocks, exhibits)
        for name, kind in vars(module).items()
        if isinstance(kind, type) and is_dataclass(kind)
    }
    assert kinds <= used


def test_text_of_runs_is_what_a_reader_sees() -> None:
    runs = (
        Text("It is "),
        LikelihoodTerm("likely", "55–80 %"),
        LineBreak(),
        Link(plain("here"), "https://example.org"),
        Citation((CitationMark("S1", "1"), CitationMark("S3", "3", "¶5"))),
    )
    assert text_of(runs) == "It is likely (55–80 %)\nhere1,3 ¶5"


def test_text_of_a_list_numbers_its_entries_and_marks_portions() -> None:
    items = (ListItem((Paragraph(plain("one")),), portion="C"), ListItem((Paragraph(plain("two")),)))
    assert text_of(ListBlock(items, ordered=True, start=4)) == "4.\n(C) one\n5.\ntwo"


def test_text_of_a_document_begins_with_marking_and_cover() -> None:
    document = Document(
        "A title",
        marking=Marking("TLP:GREEN", "OFFICIAL"),
        serial="IB-1",
        dated="1 May 2026",
        body=(Heading(1, plain("Part"), number="1"), Bluf((Paragraph(plain("News.")),))),
    )
    assert text_of(document).split("\n") == [
        "OFFICIAL",
        "TLP:GREEN",
        "IB-1 · 1 May 2026",
        "A title",
        "1 Part",
        "BLUF",
        "News.",
    ]


def test_the_tree_needs_no_renderer() -> None:
    heavy = ("reportlab", "uharfbuzz")
    code = f"import sys, briefing.brief.document; sys.exit(any(n.startswith({heavy}) for n in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603  # our own words
