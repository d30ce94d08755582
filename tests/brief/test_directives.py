"""Directives: what is written, what is wrong with it, what it prints."""
# SPDX-License-Identifier: MIT

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.asking import Asked, asked
from briefing.brief.compose import compose
from briefing.brief.directive_text import Fault, directives, line_and_column, misplaced
from briefing.brief.document import Document, EndnoteList, EvidenceQuote, Heading, KeyJudgement, text_of, walk
from briefing.brief.exhibits import Indicators, Matrix, Timeline
from briefing.brief.inline import Link, visible
from briefing.brief.panels import REGISTRY
from briefing.brief.tables import Table
from briefing.model import (
    Actor,
    ActorType,
    Assumption,
    Brief,
    Confidence,
    Event,
    Gap,
    Hypothesis,
    Impact,
    Importance,
    Indicator,
    Judgement,
    Likelihood,
    Period,
    Quote,
    Risk,
    Section,
    Sighting,
    Support,
    Trend,
)
from briefing.model import (
    Link as ItemLink,
)
from briefing.project import Project
from tests.brief.invented import add_evidence, add_source


def faults_of(text: str) -> list[Fault]:
    return [fault for found in directives(text) for fault in asked(found)[2]]


def write(project: Project, *bodies: str, role: str = "") -> Document:
    """Give the brief these sections and compose it."""
    with project.edit("Write") as edit:
        for section in edit.all(Section):
            edit.remove(section)
        (brief,) = edit.all(Brief)
        for place, body in enumerate(bodies):
            edit.put(Section(brief_id=brief.id, place=float(place), role=role, heading=f"Part {place}", body=body))
    return compose(project)


def column(document: Document, number: int = 0) -> list[str]:
    (table,) = [node for node in walk(document) if isinstance(node, Table)]
    return ["\n".join(row.cells[number].lines()) for row in table.rows]


@pytest.fixture
def risks(project: Project) -> Project:
    rated = (("Gas", "likely", Impact.MINOR), ("Oil", "very_likely", Impact.SEVERE), ("Coal", None, None))
    with project.edit("Risks") as edit:
        source = add_source(edit, title="News")
        for title, term, impact in rated:
            likelihood = Likelihood("icd203", term) if term else None
            trend = Trend.RISING if title == "Gas" else None
            category = "Economic" if title == "Coal" else "Political"
            risk = Risk(title=title, likelihood=likelihood, impact=impact, trend=trend, category=category)
            add_evidence(edit, edit.put(risk), source)
    return project


# As written


def test_a_directive_is_found_with_its_options_and_their_places() -> None:
    text = 'Before.\n\n{{risks order=score columns="title, impact" limit=5}}  \nAfter.'
    (found,) = directives(text)
    assert text[found.start : found.end] == '{{risks order=score columns="title, impact" limit=5}}'
    assert (found.name, text[found.name_start :][:5]) == ("risks", "risks")
    assert [(one.name, one.value) for one in found.options] == [
        ("order", "score"),
        ("columns", "title, impact"),
        ("limit", "5"),
    ]
    assert [text[one.value_start : one.value_end] for one in found.options] == ["score", "title, impact", "5"]
    assert asked(found)[2] == []


@pytest.mark.parametrize(
    ("text", "marked", "said", "fix"),
    [
        ("{{riks}}", "riks", "There is no panel “riks”; risks is meant?", "risks"),
        ("{{x}}", "x", "There is no panel “x”; it knows ach, actors, alternatives", ""),
        ("{{risks oder=score}}", "oder", "risks has no option “oder”; order is meant?", "order"),
        ("{{risks order=scor}}", "scor", "order does not know “scor”; score is meant?", "score"),
        (
            '{{risks columns="title,impct"}}',
            "title,impct",
            "columns does not know “impct”; impact is meant?",
            "title,impact",
        ),
        ("{{risks limit=many}}", "many", "limit takes a number from 1 on, not “many”.", ""),
        ("{{risks limit=0}}", "0", "limit takes a number from 1 on", ""),
        (f"{{{{risks limit={'9' * 5000}}}}}", "9" * 5000, "limit takes a number from 1 on", ""),
        ("{{risks limit=²}}", "²", "limit takes a number from 1 on", ""),
        ("{{risks limit=2 limit=3}}", "limit=3", "“limit” is given twice.", ""),
        ("{{risks best}}", "best", "“best” is no option", ""),
        ("{{timeline since=spring}}", "spring", "since takes a day such as 2026-01-31", ""),
        ("{{}}", "{{}}", "A directive needs a name", ""),
    ],
)
def test_what_is_wrong_is_said_at_its_place_with_what_is_meant(text: str, marked: str, said: str, fix: str) -> None:
    before = "Words.\n\n"
    (fault,) = faults_of(before + text)
    assert (before + text)[fault.start : fault.end] == marked
    assert fault.message.startswith(said)
    assert fault.fix == fix


def test_a_directive_without_a_line_of_its_own_is_told_of() -> None:
    text = "So {{risks}} it is.\n\n    {{actors}}\n\n{{gaps\n\n`{{code}}` is code."
    assert [text[fault.start : fault.end] for fault in misplaced(text)] == ["{{risks}}", "{{actors}}", "{{gaps"]
    assert directives(text) == []


@given(st.text(alphabet=st.sampled_from('{}= "“”,\n`abrisks limt5¶'), max_size=60))
def test_reading_never_raises_and_places_are_those_of_the_text(text: str) -> None:
    found = directives(text)
    for one in found:
        assert text[one.start : one.start + 2] == "{{"
        assert text[one.end - 2 : one.end] == "}}"
        assert text.startswith(one.name, one.name_start)
    for fault in [*faults_of(text), *misplaced(text)]:
        assert 0 <= fault.start < fault.end <= len(text)
    for start, end in zip([one.end for one in found], [one.start for one in found[1:]], strict=False):
        assert start < end


@given(st.text(max_size=40), st.integers(0, 40))
def test_lines_and_columns_lead_back_to_the_place(text: str, position: int) -> None:
    at = min(position, len(text))
    line, col = line_and_column(text, at)
    lines = text.split("\n")
    assert sum(len(one) + 1 for one in lines[: line - 1]) + col - 1 == at


def test_every_directive_says_what_it_prints_and_what_may_be_asked() -> None:
    assert {"judgements", "actors", "risks", "matrix", "timeline", "indicators", "gaps", "quotes", "sources"} <= set(
        REGISTRY
    )
    for name, known in REGISTRY.items():
        assert known.meaning
        for option, taken in known.options.items():
            assert taken.meaning
            example = re.split(r"\|", taken.example())[0]
            assert faults_of(f'{{{{{name} {option}="{example}"}}}}') == [], (name, option)


def test_every_directive_fills_itself_from_an_empty_project(project: Project) -> None:
    document = write(project, *(known.written() for known in REGISTRY.values()))
    assert [block for block in document.body if isinstance(block, Table | Matrix | KeyJudgement)] == []


# In the brief


def test_a_wrong_directive_is_printed_with_what_is_wrong(risks: Project) -> None:
    words = text_of(write(risks, "{{risk}}\n\nWords."))
    assert "{{risk}} There is no panel “risk”; risks is meant?" in words
    assert "Gas" not in words


def test_a_directive_stands_where_it_was_written(risks: Project) -> None:
    document = write(risks, "Before.\n{{risks}}\nAfter.", "More.")
    kinds = [type(block).__name__ for block in document.body]
    assert kinds[:6] == ["Heading", "Paragraph", "Table", "Paragraph", "Heading", "Paragraph"]


def test_directives_in_lists_and_quotations_are_text(risks: Project) -> None:
    words = text_of(write(risks, "> {{risks}}\n\n- {{risks}}"))
    assert words.count("{{risks}}") == 2


def test_risks_are_ordered_filtered_limited_and_in_chosen_columns(risks: Project) -> None:
    assert column(write(risks, '{{risks order=score columns="title,impact"}}')) == ["Oil", "Gas", "Coal"]
    assert column(write(risks, "{{risks order=score limit=1 columns=title}}")) == ["Oil"]
    assert column(write(risks, "{{risks order=title columns=title}}")) == ["Coal", "Gas", "Oil"]
    assert column(write(risks, "{{risks trend=rising columns=title}}")) == ["Gas"]
    assert column(write(risks, '{{risks category=political columns="level,title"}}'), 1) == ["Gas", "Oil"]
    assert column(write(risks, "{{risks only=r3,R1 columns=label}}")) == ["R1", "R3"]
    assert column(write(risks, "{{risks without=R1 columns=label}}")) == ["R2", "R3"]
    (matrix,) = [node for node in walk(write(risks, "{{matrix only=R2}}")) if isinstance(node, Matrix)]
    assert [mark.label for mark in matrix.marks] == ["R2"]


def test_a_panel_printed_twice_has_its_anchors_once(risks: Project) -> None:
    document = write(risks, "{{risks}}", "{{risks}}")
    anchors = [row.anchor for node in walk(document) if isinstance(node, Table) for row in node.rows]
    assert anchors == ["R1", "R2", "R3", "", "", ""]


def test_judgements_are_filtered_and_keep_their_numbers(project: Project) -> None:
    with project.edit("Judgements") as edit:
        for place, confidence in enumerate((Confidence.LOW, Confidence.HIGH, Confidence.MODERATE)):
            basis = {"confidence": confidence, "confidence_basis": "Because."}
            edit.put(Judgement(statement=f"{confidence.value}.", place=float(place), **basis))  # type: ignore[arg-type]

    def shown(written: str) -> list[tuple[str, str]]:
        return [
            (one.number, visible(one.runs)) for one in walk(write(project, written)) if isinstance(one, KeyJudgement)
        ]

    assert shown("{{judgements order=confidence limit=2}}") == [("2", "high."), ("3", "moderate.")]
    assert shown("{{judgements confidence=low,moderate}}") == [("1", "low."), ("3", "moderate.")]
    assert "Because." not in text_of(write(project, "{{judgements basis=no}}"))


def test_actors_gaps_assumptions_alternatives_are_tables(project: Project) -> None:
    with project.edit("Fill") as edit:
        edit.put(Actor(name="Zeta", type=ActorType.STATE))
        edit.put(Actor(name="Alpha", type=ActorType.COMPANY))
        edit.put(Gap(question="Who pays?", importance=Importance.LOW))
        edit.put(Gap(question="When?", importance=Importance.HIGH))
        edit.put(Assumption(statement="It holds.", support=Support.SUPPORTED))
        edit.put(Assumption(statement="It bends.", support=Support.UNSUPPORTED))
        edit.put(Hypothesis(statement="It was them.", probability=20.0))
        edit.put(Hypothesis(statement="It was not.", probability=80.0))
    assert column(write(project, "{{actors order=name columns=name}}")) == ["Alpha", "Zeta"]
    assert column(write(project, "{{actors type=state columns=name}}")) == ["Zeta"]
    assert column(write(project, "{{gaps order=importance limit=1}}")) == ["When?"]
    assert column(write(project, "{{assumptions order=support}}")) == ["It bends.", "It holds."]
    assert column(write(project, "{{alternatives order=probability}}"), 1) == ["80\u00a0%", "20\u00a0%"]


def test_indicators_say_what_they_bear_on_and_whether_they_were_seen(project: Project) -> None:
    with project.edit("Fill") as edit:
        risk = edit.put(Risk(title="Gas"))
        edit.put(Indicator(statement="Prices", threshold="above 50"))
        seen = edit.put(Indicator(statement="Tankers", sighting=Sighting.SEEN, seen=Period.day("2026-01-03")))
        edit.put(ItemLink(from_kind="indicator", from_id=seen.id, to_kind="risk", to_id=risk.id, role="target"))
    (shown,) = [one for one in walk(write(project, "{{indicators order=status}}")) if isinstance(one, Indicators)]
    assert [list(entry.lines()) for entry in shown.entries] == [
        ["Tankers", "R1 Gas", "Seen, 3 January 2026"],
        ["Prices (above 50)", "Not seen"],
    ]


def test_the_timeline_is_cut_by_days_and_forecasts(project: Project) -> None:
    with project.edit("Events") as edit:
        for day, forecast in (("2025-03-01", False), ("2025-05-01", False), ("2027-01-01", True)):
            edit.put(Event(title=day, period=Period.day(day), forecast=forecast))

    def shown(written: str) -> list[str]:
        (found,) = [one for one in walk(write(project, written)) if isinstance(one, Timeline)]
        return [visible(entry.runs) for entry in found.entries]

    assert shown("{{timeline}}") == ["2025-03-01", "2025-05-01", "2027-01-01"]
    assert shown("{{timeline order=newest forecast=no}}") == ["2025-05-01", "2025-03-01"]
    assert shown("{{timeline since=2025-04-01 until=2025-12-31}}") == ["2025-05-01"]
    assert shown("{{timeline forecast=only}}") == ["2027-01-01"]
    assert shown("{{timeline limit=2}}") == ["2025-05-01", "2027-01-01"]


def test_quotes_are_those_asked_for(risks: Project) -> None:
    with risks.edit("Quote") as edit:
        source = add_source(edit, title="Second")
        add_evidence(edit, edit.put(Quote(attribution="to reporters")), source, words="We will.")

    def shown(written: str) -> list[str]:
        return [visible(one.quote) for one in walk(write(risks, written)) if isinstance(one, EvidenceQuote)]

    assert shown("{{quotes of=statements}}") == ["We will."]
    assert len(shown("{{quotes of=risks}}")) == 3
    assert len(shown("{{quotes only=R2}}")) == 1
    assert shown("{{quotes stance=against}}") == []


def test_the_source_list_knows_every_source_wherever_it_stands(risks: Project) -> None:
    with risks.edit("Source") as edit:
        add_source(edit, title="Late")
    document = write(risks, "{{sources}}", "{{risks}}", "So it is [@S2 ¶4].")
    (notes,) = [node for node in walk(document) if isinstance(node, EndnoteList)]
    assert [note.label for note in notes.notes] == ["1", "2"]
    assert isinstance(document.body[1], EndnoteList)


def test_a_source_list_nobody_asked_for_ends_the_brief(risks: Project) -> None:
    document = write(risks, "{{gaps}}", "So it is [@S1 ¶4].")
    heads = [block.title() for block in document.body if isinstance(block, Heading)]
    assert heads == ["Part 1", "Sources", "How to read this"]


def test_a_heading_over_a_list_that_came_to_nothing_is_left_out(project: Project) -> None:
    assert "Part 0" not in text_of(write(project, "{{sources}}", "Words."))


def test_an_endnote_leads_to_its_quotes_and_back(risks: Project) -> None:
    document = write(risks, "{{quotes}}", "{{sources}}")
    (notes,) = [node for node in walk(document) if isinstance(node, EndnoteList)]
    targets = [run.target for run in notes.notes[0].runs if isinstance(run, Link)]
    quotes = [node for node in walk(document) if isinstance(node, EvidenceQuote)]
    assert targets == [f"#{quotes[0].anchor}"]
    assert len({quote.anchor for quote in quotes if quote.anchor}) == 3
    assert visible(quotes[0].source).startswith("“News”1")


def test_limits_and_filters_left_out_let_everything_through() -> None:
    nothing = Asked()
    assert nothing.limit is None
    assert nothing.allows("trend", None)
    assert nothing.one("order", "made") == "made"
