"""Issues: a brief frozen as handed over, and what changed since."""
# SPDX-License-Identifier: MIT

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.actions.issuing import (
    freeze,
    issue_brief,
    issue_called,
    issues_of,
    next_serial,
    next_version,
    prepare,
    prepare_in_worker,
    write_issue,
)
from briefing.actions.items import change, delete
from briefing.brief.changes import Changes, changes_since_issue, compared
from briefing.brief.compose import compose
from briefing.brief.document import KeyJudgement, text_of, walk
from briefing.brief.inline import visible
from briefing.brief.summaries import ISSUED, Said, Summary, read_summary
from briefing.errors import ItemError
from briefing.model import (
    Actor,
    Brief,
    Confidence,
    Impact,
    Indicator,
    Issue,
    Judgement,
    Likelihood,
    Risk,
    Section,
    Setting,
    Sighting,
    Source,
    Trend,
)
from briefing.project import Project
from tests.brief.invented import add_evidence, add_source

NOON = datetime(2026, 1, 6, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 1, 13, 12, 0, tzinfo=UTC)


@pytest.fixture
def brief(project: Project) -> Brief:
    """A brief that may go out."""
    with project.edit("Fill") as edit:
        source = add_source(edit, title="News")
        judgement = edit.put(Judgement(statement="It is likely to stay.", likelihood=Likelihood("icd203", "likely")))
        add_evidence(edit, judgement, source)
        add_evidence(edit, edit.put(Risk(title="Gas", impact=Impact.MINOR)), source)
        edit.put(Indicator(statement="Tankers"))
        (brief,) = edit.all(Brief)
        for section in edit.all(Section):
            edit.remove(section)
        body = "It is so [@S1 ¶2].\n\n{{changes}}\n\n{{judgements}}\n\n{{risks}}"
        edit.put(Section(brief_id=brief.id, heading="Discussion", body=body))
        return edit.put(
            replace(brief, title="It stays", tlp="TLP:GREEN", cut_off="2026-01-05T16:00+00:00", serial="DESK-07")
        )


def changed_lines(project: Project) -> list[str]:
    """What {{changes}} prints."""
    lines = text_of(compose(project)).split("\n")
    begin = next((number for number, line in enumerate(lines) if line.startswith(("Since ", "Nothing has"))), None)
    end = lines.index("1", begin) if begin is not None else None
    return lines[begin:end] if begin is not None else []


def test_an_issue_is_frozen_and_its_draft_goes_on(project: Project, brief: Brief, tmp_path: Path) -> None:
    step = project.history.last().id
    issue = issue_brief(project, brief, note="To the board", at=NOON)
    assert (issue.label, issue.serial, issue.version, issue.note) == ("V1", "DESK-07", "1", "To the board")
    assert issue.step == step
    assert issue.issued_at == "2026-01-06T12:00:00+00:00"
    assert project.history.undo_label == "Issue brief B1 as DESK-07"
    draft = project.get(Brief, brief.id)
    assert (draft.serial, draft.version, draft.supersedes, draft.dated) == ("", "2", "DESK-07", "")

    pdf = project.stored(issue.pdf_hash)
    assert pdf.startswith(b"%PDF")
    change(project, draft, title="It goes")
    delete(project, project.all(Source))
    out = write_issue(project, issue_called(project, "desk-07"), tmp_path / "out.pdf")
    assert out.read_bytes() == pdf
    with pytest.raises(ItemError, match="no issue “DESK-99”"):
        issue_called(project, "DESK-99")


def test_the_pdf_says_its_serial_version_and_moment(project: Project, brief: Brief) -> None:
    prepared = prepare(project, brief, at=NOON)
    words = text_of(compose(project, prepared.brief))
    assert "DESK-07 · Version 1 · 6 January 2026, 12:00 UTC · Information cut-off 5 January 2026, 16:00 UTC" in words
    assert prepare(project, brief, at=NOON).pdf == prepared.pdf


def test_undo_takes_an_issue_back(project: Project, brief: Brief) -> None:
    issue_brief(project, brief, at=NOON)
    project.undo()
    assert issues_of(project) == []
    assert project.get(Brief, brief.id) == brief


def test_what_must_be_mended_is_not_issued(project: Project, brief: Brief) -> None:
    change(project, brief, cut_off="")
    with pytest.raises(ItemError, match="Cut-off: The brief does not say up to when it knows"):
        issue_brief(project, brief, at=NOON)
    assert issues_of(project) == []


def test_a_project_changed_meanwhile_is_not_issued(project: Project, brief: Brief) -> None:
    prepared = prepare(project, brief, at=NOON)
    change(project, brief, subtitle="Typed meanwhile")
    with pytest.raises(ItemError, match="changed while"):
        freeze(project, prepared)
    assert issues_of(project) == []


def test_a_worker_prepares_what_the_window_freezes(project: Project, brief: Brief) -> None:
    prepared = prepare_in_worker(str(project.path), brief.id)
    assert freeze(project, prepared).pdf_hash


def test_serials_count_on(project: Project, brief: Brief, tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    bare = replace(brief, serial="", unit="NORTH")
    assert next_serial(project, bare, NOON, file) == "2026-001"
    file.write_text('serial = "{unit}-{year}{month}-{number:2}"', encoding="utf-8")
    assert next_serial(project, bare, NOON, file) == "NORTH-202601-01"
    file.write_text('serial = "always the same"', encoding="utf-8")
    with pytest.raises(ItemError, match=r"has no \{number\}"):
        next_serial(project, bare, NOON, file)
    issue_brief(project, brief, at=NOON)
    draft = project.get(Brief, brief.id)
    assert next_serial(project, draft, LATER) == "DESK-08"
    assert (next_version(project, draft), next_version(project, brief)) == ("2", "2")


def test_there_is_nothing_to_compare_before_the_first_issue(project: Project, brief: Brief) -> None:
    assert changes_since_issue(project, brief) is None
    assert changed_lines(project) == []


def test_a_draft_that_nothing_changed_in_says_so(project: Project, brief: Brief) -> None:
    issue_brief(project, brief, at=NOON)
    found = changes_since_issue(project, project.get(Brief, brief.id))
    assert found is not None
    assert found.is_empty
    assert changed_lines(project) == ["Nothing has changed since DESK-07 of 6 January 2026, 12:00 UTC."]


def test_the_next_draft_says_what_moved_and_why(project: Project, brief: Brief) -> None:
    issue_brief(project, brief, at=NOON)
    (judgement,), (risk,), (indicator,) = project.all(Judgement), project.all(Risk), project.all(Indicator)
    with project.edit("A week") as edit:
        second = add_source(edit, title="Second")
        add_evidence(edit, edit.put(replace(judgement, likelihood=Likelihood("icd203", "very_likely"))), second)
        edit.put(replace(risk, impact=Impact.MAJOR, trend=Trend.RISING))
        edit.put(replace(indicator, sighting=Sighting.SEEN))
        add_evidence(edit, edit.put(Actor(name="Turkey")), second)
    assert changed_lines(project) == [
        "Since DESK-07 of 6 January 2026, 12:00 UTC:",
        "J1 It is likely to stay: likelihood now very likely (80–95\u00a0%), before likely (55–80\u00a0%)2",
        "R1 Gas: impact now major, before minor (no new evidence)",
        "R1 Gas: trend now rising, before not given (no new evidence)",
        "New actor: A1 Turkey2",
        "I1 Tankers: sighting now seen, before not seen",
        "New sources: S22",
    ]
    (shown,) = [node for node in walk(compose(project)) if isinstance(node, KeyJudgement)]
    assert visible(shown.change) == "Likelihood now very likely (80–95\u00a0%), before likely (55–80\u00a0%)."


def test_new_evidence_rewording_and_what_is_gone_are_told(project: Project, brief: Brief) -> None:
    issue_brief(project, brief, at=NOON)
    (judgement,), (risk,) = project.all(Judgement), project.all(Risk)
    change(project, judgement, statement="It is likely to remain.")
    with project.edit("Evidence") as edit:
        add_evidence(edit, risk, edit.all(Source)[0])
    assert changed_lines(project)[1:] == [
        "J1 now reads: It is likely to remain.",
        "R1 Gas: 1 new piece of evidence1",
    ]
    change(project, risk, in_brief=False)
    assert "No longer in the brief: R1 Gas" in changed_lines(project)
    (section,) = project.all(Section)
    change(project, section, body=section.body.replace("{{changes}}", "{{changes of=risks limit=1}}"))
    assert changed_lines(project)[1:] == ["No longer in the brief: R1 Gas"]


def test_likelihood_and_confidence_moves_have_a_sentence_each(project: Project, brief: Brief) -> None:
    issue_brief(project, brief, at=NOON)
    (judgement,) = project.all(Judgement)
    change(project, judgement, likelihood=Likelihood("icd203", "unlikely"), confidence=Confidence.LOW)
    (shown,) = [node for node in walk(compose(project)) if isinstance(node, KeyJudgement)]
    likelihood, confidence = visible(shown.change).split(". ")
    assert likelihood.startswith("Likelihood now unlikely")
    assert confidence == "Confidence now low, before not given."


def test_a_second_issue_supersedes_the_first(project: Project, brief: Brief) -> None:
    issue_brief(project, brief, at=NOON)
    draft = change(project, project.get(Brief, brief.id), cut_off="2026-01-12T16:00+00:00")
    second = issue_brief(project, draft, at=LATER)
    assert (second.serial, second.version) == ("DESK-08", "2")
    assert [issue.serial for issue in issues_of(project, brief.id)] == ["DESK-08", "DESK-07"]
    assert project.get(Brief, brief.id).supersedes == "DESK-08"


def test_what_an_issue_said_goes_with_it(project: Project, brief: Brief) -> None:
    issue = issue_brief(project, brief, at=NOON)
    assert project.find(Setting, f"{ISSUED}{issue.id}") is not None
    delete(project, [project.get(Brief, brief.id)])
    assert project.find(Setting, f"{ISSUED}{issue.id}") is None
    assert project.all(Issue) == []


def test_the_links_of_the_pdf_lead_from_the_citation_to_its_endnote_its_quote_and_back(
    project: Project, brief: Brief
) -> None:
    (section,) = project.all(Section)
    change(project, section, body="So it is [@S1 ¶2].\n\n{{quotes}}\n\n{{sources}}")
    with pikepdf.open(BytesIO(prepare(project, brief, at=NOON).pdf)) as pdf:
        links = [note for page in pdf.pages for note in page.get("/Annots", []) if note.get("/Subtype") == "/Link"]
        places = {str(name) for name in pdf.Root.Dests}
        targets = {str(link.Dest) for link in links if "/Dest" in link}
    # The citation and each quote's own lead to the endnote, its number back, and its ¶2 to the quote.
    assert len(targets) == 3
    assert targets <= places


# Summaries

_ISSUE = Issue()

_WORDS = st.text(max_size=8)
_SAID = st.builds(
    Said,
    kind=_WORDS,
    label=_WORDS,
    name=_WORDS,
    likelihood=st.none() | st.builds(Likelihood, _WORDS, _WORDS),
    values=st.dictionaries(_WORDS, _WORDS, max_size=3),
    evidence=st.lists(_WORDS, max_size=3).map(tuple),
)
_SUMMARIES = st.builds(
    Summary, items=st.dictionaries(_WORDS, _SAID, max_size=4), sources=st.dictionaries(_WORDS, _WORDS, max_size=3)
)


@pytest.mark.slow
@given(_SUMMARIES)
def test_a_summary_is_read_as_it_was_written_and_differs_in_nothing_from_itself(summary: Summary) -> None:
    assert read_summary(summary.as_text()) == summary
    assert compared(_ISSUE, summary, summary) == Changes(_ISSUE)


@given(_SUMMARIES, _SUMMARIES)
def test_what_is_new_one_way_is_gone_the_other(one: Summary, other: Summary) -> None:
    there, back = compared(_ISSUE, one, other), compared(_ISSUE, other, one)
    assert {each.item_id for each in there.differences if each.what == "new"} == {
        each.item_id for each in back.differences if each.what == "gone"
    }
    assert set(there.new_sources) == set(back.gone_sources)


_DAMAGED = ['{"items": 3, "sources": {}}', '{"items": {"a": {}}, "sources": {}}', "[]"]


@given(st.text(max_size=60) | st.sampled_from(_DAMAGED))
def test_a_damaged_summary_is_none(text: str) -> None:
    assert read_summary(text) is None or isinstance(read_summary(text), Summary)
