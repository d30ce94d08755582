"""What a brief says, and in which order."""
# SPDX-License-Identifier: MIT

import re
from typing import TypeVar

import pytest

from briefing.actions.items import change, delete
from briefing.brief.blocks import Block, Bluf, Heading, KeyJudgement
from briefing.brief.compose import compose, composed, first_brief
from briefing.brief.document import Document, text_of, walk
from briefing.brief.exhibits import Legend, Matrix, Timeline
from briefing.brief.inline import Citation, FootnoteMark, LikelihoodTerm, visible
from briefing.brief.notes import EndnoteList, EvidenceQuote
from briefing.brief.tables import Table
from briefing.errors import ItemError
from briefing.model import (
    Actor,
    Brief,
    Confidence,
    Credibility,
    Event,
    Impact,
    Judgement,
    Likelihood,
    Period,
    Quote,
    Reliability,
    Risk,
    Section,
    Source,
    Trend,
)
from briefing.project import Project
from tests.brief.invented import add_evidence, add_source

LIKELY = Likelihood("icd203", "likely")
N = TypeVar("N")


def nodes(document: Document, kind: type[N]) -> list[N]:
    return [node for node in walk(document) if isinstance(node, kind)]


def headings(document: Document) -> list[str]:
    return [block.title() for block in document.body if isinstance(block, Heading) and block.level == 1]


def sections(project: Project, *written: tuple[str, str, str]) -> None:
    """Give the brief these sections: role, heading, text."""
    with project.edit("Sections") as edit:
        for section in edit.all(Section):
            edit.remove(section)
        (brief,) = edit.all(Brief)
        for place, (role, heading, body) in enumerate(written):
            edit.put(Section(brief_id=brief.id, place=float(place), role=role, heading=heading, body=body))


@pytest.fixture
def filled(project: Project) -> Project:
    """A project with one of each thing a brief shows."""
    with project.edit("Fill") as edit:
        graded = add_source(
            edit,
            title="Graded",
            publisher="Wire",
            published=Period.day("2025-12-18"),
            reliability=Reliability.B,
            credibility=Credibility.PROBABLY_TRUE,
        )
        bare = add_source(edit, title="Bare", marking="TLP:AMBER")
        judgement = edit.put(
            Judgement(
                statement="It is likely to stay.",
                likelihood=LIKELY,
                confidence=Confidence.LOW,
                confidence_basis="One source.",
                would_change="A date.",
            )
        )
        actor = edit.put(Actor(name="Turkey", interest="Engines"))
        risk = edit.put(
            Risk(
                title="Gas",
                statement="Prices rise.",
                objective="Growth",
                likelihood=LIKELY,
                impact=Impact.MAJOR,
                confidence=Confidence.HIGH,
                confidence_basis="Two sources",
                trend=Trend.RISING,
                horizon=Period("2026-01-01", "2026-12-31", "in 2026"),
            )
        )
        quote = edit.put(Quote(speaker_id=actor.id, attribution="to reporters"))
        edit.put(Event(title="Arrival", period=Period.day("2019-07-12")))
        for item in (judgement, actor):
            add_evidence(edit, item, bare)
        for item in (risk, quote):
            add_evidence(edit, item, graded)
    return project


def test_the_same_project_gives_the_same_tree(filled: Project) -> None:
    before = filled.history.last().id
    assert compose(filled) == compose(filled)
    assert filled.history.last().id == before


def test_a_new_project_with_a_source_nobody_cites_composes(project: Project) -> None:
    with project.edit("Source") as edit:
        add_source(edit)
    document = compose(project)
    assert document.title == "Test"
    assert [text_of(block) for block in document.body] == ["There is nothing in this brief yet."]
    assert nodes(document, EndnoteList) == []
    assert nodes(document, Legend) == []


def test_parts_no_section_asks_for_follow_the_sources_last(filled: Project) -> None:
    sections(filled, ("summary", "Summary", "In short."), ("discussion", "Discussion", "At length."))
    document = compose(filled)
    assert headings(document) == [
        "Discussion",
        "Key judgements",
        "Risks",
        "Likelihood and impact",
        "Key actors",
        "Evidence",
        "Sources",
        "How to read this",
    ]
    assert isinstance(document.body[0], Bluf)
    assert isinstance(document.body[-1], Legend)


def test_sections_come_in_their_order_text_first_then_the_part(filled: Project) -> None:
    sections(
        filled,
        ("sources", "Read", "About them."),
        ("actors", "Who", "The actors."),
        ("timeline", "When", ""),
        ("outlook", "Next", ""),
        ("judgements", "So what", "We judge."),
    )
    document = compose(filled)
    assert headings(document)[:3] == ["Who", "When", "So what"]
    assert headings(document)[-2:] == ["Read", "How to read this"]
    who = [type(block).__name__ for block in document.body[:3]]
    assert who == ["Heading", "Paragraph", "Table"]
    assert text_of(document.body[-4]) == "About them."
    assert isinstance(document.body[-3], EndnoteList)
    assert [entry.when for entry in nodes(document, Timeline)[0].entries] == ["12 July 2019"]


def test_a_section_left_out_leaves_its_part_out(filled: Project) -> None:
    sections(filled, ("actors", "Who", "The actors."), ("sources", "Read", "About them."), ("", "Own", "Words."))
    for section in filled.all(Section):
        if section.role:
            change(filled, section, in_brief=False)
    document = compose(filled)
    assert not {"Who", "Key actors", "Read", "Sources"} & set(headings(document))
    assert "Own" in headings(document)
    assert nodes(document, EndnoteList) == []


def test_a_part_is_printed_once_and_no_text_is_lost(filled: Project) -> None:
    sections(
        filled,
        ("risks", "Near", "First text."),
        ("risks", "Far", "Second text."),
        ("sources", "Open", "Third text."),
        ("sources", "Closed", "Fourth text."),
    )
    words = text_of(compose(filled))
    assert all(f"{each} text." in words for each in ("First", "Second", "Third", "Fourth"))
    assert words.count("Prices rise.") == 1
    assert len(nodes(compose(filled), EndnoteList)) == 1


def test_what_is_not_in_the_brief_is_nowhere_in_it(filled: Project) -> None:
    for kind in (Judgement, Actor, Risk, Quote, Event):
        for item in filled.all(kind):  # type: ignore[type-var] # each is an item
            change(filled, item, in_brief=False)
    sections(filled, ("timeline", "When", ""), ("", "Own", "Words."))
    assert [text_of(block) for block in compose(filled).body] == ["Own", "Words."]


def test_a_judgement_has_its_band_chips_basis_and_citation(filled: Project) -> None:
    (judgement,) = nodes(compose(filled), KeyJudgement)
    assert visible(judgement.runs) == "It is likely (55–80\u00a0%) to stay.1"
    assert judgement.likelihood is not None
    assert judgement.likelihood.label() == "Likely 55–80\u00a0%"
    assert judgement.confidence is not None
    assert judgement.confidence.label() == "Low confidence"
    assert visible(judgement.basis) == "One source. What would change it: A date."


def test_judgements_stand_in_the_analyst_s_order(project: Project) -> None:
    with project.edit("Judgements") as edit:
        for place, statement in ((3.0, "Third."), (1.0, "First."), (2.0, "Second.")):
            edit.put(Judgement(statement=statement, place=place))
    shown = nodes(compose(project), KeyJudgement)
    assert [(one.number, visible(one.runs)) for one in shown] == [("1", "First."), ("2", "Second."), ("3", "Third.")]


def test_likelihood_and_confidence_never_share_a_sentence(filled: Project) -> None:
    for line in text_of(compose(filled)).split("\n"):
        for sentence in re.split(r"(?<=[.!?])\s", line):
            assert not (
                "confidence" in sentence and re.search(r"\blikely\b", sentence) and "how likely" not in sentence
            )


def test_a_risk_says_what_it_bears_on_its_rating_and_its_confidence(filled: Project) -> None:
    table = next(table for table in nodes(compose(filled), Table) if "Risk" in text_of(table))
    (row,) = table.rows
    label, about, rating, impact, cited = ("\n".join(cell.lines()) for cell in row.cells)
    assert label == "R1"
    assert about == "Gas\nPrices rise.\nObjective at risk: Growth.\nHigh confidence. Two sources."
    assert rating == "likely (55–80\u00a0%); rising; in 2026"
    assert (impact, cited) == ("major", "2")


def test_the_matrix_says_in_words_what_it_shows_and_leads_to_the_risks(filled: Project) -> None:
    with filled.edit("Risk") as edit:
        edit.put(Risk(title="Unrated"))
    document = compose(filled)
    (matrix,) = nodes(document, Matrix)
    placed, unrated = matrix.marks
    assert matrix.rows[placed.row or 0].term == "Likely"
    assert matrix.columns[placed.column or 0] == "Major"
    assert (unrated.row, unrated.column) == (None, None)
    assert matrix.alt.endswith("R1: likely, major; R2: not rated.")
    band = matrix.band_of(placed)
    assert band is not None
    assert visible(matrix.caption) == f"2 risks: 1 {band.word.lower()}, 1 not rated."
    anchors = {row.anchor for table in nodes(document, Table) for row in table.rows}
    assert {mark.target.removeprefix("#") for mark in matrix.marks} <= anchors


def test_a_scale_or_term_that_is_not_known_is_not_rated(project: Project) -> None:
    with project.edit("Risk") as edit:
        edit.put(Risk(title="Gas", likelihood=Likelihood("future", "sure"), impact=Impact.MAJOR))
        edit.put(Judgement(statement="Sure.", likelihood=Likelihood("icd203", "sure")))
    document = compose(project)
    assert nodes(document, Matrix)[0].marks[0].row is None
    assert nodes(document, KeyJudgement)[0].likelihood is None
    assert "not rated" in text_of(document)


def test_sources_are_numbered_by_first_use_and_only_cited_ones_listed(filled: Project) -> None:
    with filled.edit("Source") as edit:
        add_source(edit, title="Never cited")
    sections(filled, ("summary", "", "So it is [@S1 ¶2]."), ("", "More", "And [@S2; @Q1], not [@S9]."))
    document = compose(filled)
    (sources,) = nodes(document, EndnoteList)
    assert [(note.label, visible(note.runs).split("“")[1].split("”")[0]) for note in sources.notes] == [
        ("1", "Graded"),
        ("2", "Bare"),
    ]
    ids = {note.id for note in sources.notes}
    assert all(mark.endnote in ids for citation in nodes(document, Citation) for mark in citation.marks)
    assert "And2,1 ¶2, not [@S9]." in text_of(document)


def test_citations_of_what_is_not_there_are_found(filled: Project) -> None:
    sections(filled, ("", "One", "[@S1] [@S7 ¶3]"), ("", "Two", "[@Q1; @Q8] [@S7]"))
    assert composed(filled, first_brief(filled)).missing == ("S7", "Q8")


def test_undated_and_ungraded_sources_are_said_to_be_so(filled: Project) -> None:
    (sources,) = nodes(compose(filled), EndnoteList)
    bare, graded = sources.notes
    assert visible(bare.runs) == "S2, undated, “Bare”, at ¶2"
    assert (bare.grade, bare.portion) == ("not graded", "TLP:AMBER")
    assert visible(graded.runs) == "Wire, S1, 18 December 2025, “Graded”, at ¶2"
    assert graded.grade == "B2"


def test_evidence_is_shown_word_for_word_with_its_place(filled: Project) -> None:
    with filled.edit("Evidence") as edit:
        (risk,), source = edit.all(Risk), edit.all(Source)[0]
        add_evidence(edit, risk, source, words="Второе\u00a0слово,\nдальше.", paragraph=7)
    shown = [quote for quote in nodes(compose(filled), EvidenceQuote) if quote.stance == "For"]
    exact = next(quote for quote in shown if "слово" in visible(quote.quote))
    assert visible(exact.quote) == "Второе\u00a0слово,\nдальше."
    assert visible(exact.source) == "Wire2, 18 December 2025 ¶7 · B2"
    said = next(quote for quote in shown if quote.label == "Q1")
    assert visible(said.source).startswith("Turkey, to reporters · Wire2, 18 December 2025 ¶2 · B2")


def test_footnotes_of_two_sections_are_counted_through(filled: Project) -> None:
    noted = "Words[^1] and more[^a].\n\n[^1]: First.\n[^a]: Second."
    sections(filled, ("", "One", noted), ("", "Two", noted))
    document = compose(filled)
    assert [(note.label, text_of(note.blocks[0])) for note in document.footnotes] == [
        ("1", "First."),
        ("2", "Second."),
        ("3", "First."),
        ("4", "Second."),
    ]
    marks = nodes(document, FootnoteMark)
    assert [mark.label for mark in marks] == ["1", "2", "3", "4"]
    assert [mark.footnote for mark in marks] == [note.id for note in document.footnotes]
    assert len({note.id for note in document.footnotes}) == 4


def test_headings_in_a_text_stand_below_the_section_s(filled: Project) -> None:
    sections(filled, ("", "One", "# Large\n\nWords."))
    found = [block for block in compose(filled).body if isinstance(block, Heading)]
    assert [(block.title(), block.level) for block in found[:2]] == [("One", 1), ("Large", 2)]


def test_the_cover_says_what_is_known_and_leaves_out_what_is_not(project: Project) -> None:
    (brief,) = project.all(Brief)
    full = change(
        project,
        brief,
        title="A & B <c>",
        tlp="TLP:AMBER+STRICT",
        classification="OFFICIAL",
        serial="7",
        version="2",
        dated="2026-01-06",
        cut_off="2026-01-05T16:00+00:00",
        author="Ada",
        caveats="Sample.",
    )
    document = compose(project)
    assert list(document.marking.lines()) == ["OFFICIAL", "TLP:AMBER+STRICT"]
    reference = "7 · Version 2 · 6 January 2026 · Information cut-off 5 January 2026, 16:00 UTC"
    assert document.reference() == reference
    assert (document.title, document.furniture.header, document.furniture.footer) == (
        "A & B <c>",
        "A & B <c>",
        "Sample.",
    )
    assert [(field.name, field.words) for field in document.fields] == [("Author", "Ada")]

    change(project, full, title=" ", tlp="", classification="", serial="", version="", dated="", cut_off="", author="")
    document = compose(project)
    assert document.title == "Test"
    assert list(document.marking.lines()) == []
    assert (document.reference(), document.fields) == ("", ())


def test_a_project_without_a_brief_says_so(project: Project) -> None:
    delete(project, project.all(Brief))
    with pytest.raises(ItemError, match="no brief"):
        compose(project)


def test_the_brief_that_is_named_is_composed(project: Project) -> None:
    with project.edit("Second") as edit:
        second = edit.put(Brief(title="Second"))
        edit.put(Section(brief_id=second.id, role="", heading="Here", body="Words."))
    assert compose(project, second).title == "Second"
    assert headings(compose(project, second)) == ["Here"]
    assert headings(compose(project)) == []


def test_the_legend_explains_what_is_used_and_nothing_else(filled: Project) -> None:
    def terms() -> list[str]:
        return [entry.term for legend in nodes(compose(filled), Legend) for entry in legend.entries]

    assert terms() == ["Likelihood", "Confidence", "Grade", "¶"]
    for kind in (Judgement, Risk):
        for item in filled.all(kind):  # type: ignore[type-var] # each is an item
            change(filled, item, in_brief=False)
    assert terms() == ["Grade", "¶"]
    blocks: tuple[Block, ...] = compose(filled).body
    assert not any(isinstance(node, LikelihoodTerm) for node in walk(blocks))
