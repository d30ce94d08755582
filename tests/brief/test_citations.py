"""Sources are numbered as the brief first leans on them."""
# SPDX-License-Identifier: MIT

import pytest

from briefing.brief.citations import CitationBook
from briefing.brief.inline import visible
from briefing.model import Assumption, Judgement, Quote, Risk, Source
from briefing.project import Project
from tests.brief.invented import add_evidence, add_source


@pytest.fixture
def sources(project: Project) -> list[Source]:
    with project.edit("Sources") as edit:
        return [add_source(edit, title=title) for title in ("One", "Two", "Three")]


def test_numbers_are_given_in_the_order_of_first_use(project: Project, sources: list[Source]) -> None:
    book = CitationBook(project)
    marks = [mark for label in ("S3", "S1", "S3") for mark in book.resolve(label, "¶4") or ()]
    assert [mark.label for mark in marks] == ["1", "2", "1"]
    assert [mark.locator for mark in marks] == ["¶4"] * 3
    assert book.cited() == [(1, sources[2]), (2, sources[0])]


def test_a_quote_brings_its_source_and_place(project: Project, sources: list[Source]) -> None:
    with project.edit("Quote") as edit:
        add_evidence(edit, edit.put(Quote()), sources[1])
    book = CitationBook(project)
    for label, locator, place in (("Q1", "", "¶2"), ("q1", "¶9", "¶9")):
        (mark,) = book.resolve(label, locator) or ()
        assert (mark.label, mark.locator) == ("1", place)
    assert book.cited() == [(1, sources[1])]


def test_labels_that_nothing_has_are_remembered_once(project: Project, sources: list[Source]) -> None:
    with project.edit("Quote without words") as edit:
        edit.put(Quote())
    book = CitationBook(project)
    assert [book.resolve(label) for label in ("S9", "Q1", "S9", "X1")] == [None] * 4
    assert book.missing() == ["S9", "Q1", "X1"]
    assert book.cited() == []


def test_evidence_is_cited_each_source_once_smallest_number_first(project: Project, sources: list[Source]) -> None:
    with project.edit("Risk") as edit:
        risk = edit.put(Risk(title="Gas"))
        for source in (sources[0], sources[2], sources[0]):
            add_evidence(edit, risk, source)
    book = CitationBook(project)
    assert book.cite([]) is None
    book.resolve("S3")
    citation = book.cite(project.exhibits_of(risk.id))
    assert citation is not None
    assert visible((citation,)) == "1,2"


def test_sources_of_two_copies_with_one_label_stay_apart(project: Project, sources: list[Source]) -> None:
    with project.edit("From a copy") as edit:
        twin = add_source(edit, title="Twin", label="S1")
    book = CitationBook(project)
    assert (book.number(twin), book.number(sources[0])) == (1, 2)
    assert [source.title for _, source in book.cited()] == ["Twin", "One"]


def test_an_item_stands_for_the_sources_of_its_evidence(project: Project, sources: list[Source]) -> None:
    with project.edit("Items") as edit:
        judgement = edit.put(Judgement(statement="It stays."))
        for source in (sources[2], sources[0], sources[2]):
            add_evidence(edit, judgement, source)
        edit.put(Assumption(statement="Nobody else pays."))
    book = CitationBook(project)
    assert [mark.label for mark in book.resolve("J1") or ()] == ["1", "2"]
    assert book.resolve("K1") == ()
    assert book.resolve("K2") is None


def test_the_book_remembers_where_in_a_source_the_brief_leans(project: Project, sources: list[Source]) -> None:
    with project.edit("Risk") as edit:
        risk = edit.put(Risk(title="Gas"))
        add_evidence(edit, risk, sources[0])
    book = CitationBook(project)
    book.resolve("S1", "¶11")
    (exhibit,) = project.exhibits_of(risk.id)
    book.cite([exhibit])
    assert [place.words for place in book.places(sources[0])] == ["¶2", "¶11"]
    anchor = book.show(exhibit)
    assert anchor
    assert [place.anchor for place in book.places(sources[0])] == [anchor, ""]
    assert book.show(exhibit) == ""
