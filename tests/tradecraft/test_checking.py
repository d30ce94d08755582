"""What a check finds before a brief goes out, rule by rule."""
# SPDX-License-Identifier: MIT

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.actions.accepting import accept, reopen
from briefing.actions.items import change, delete
from briefing.brief.leaning import sentences_leaning_on
from briefing.errors import ItemError
from briefing.model import Brief, Issue, Judgement, Passage, Quote, Revision, Risk, Section, Setting, Source
from briefing.project import Project
from briefing.tradecraft.checking import RULES, check, is_clean, passed
from briefing.tradecraft.problems import Problem, Severity
from tests.brief.invented import add_evidence, add_source

ROOT = Path(__file__).parents[2]


@pytest.fixture
def brief(project: Project) -> Brief:
    """A brief that nothing is wrong with."""
    with project.edit("Fill") as edit:
        source = add_source(edit, title="News")
        add_evidence(edit, edit.put(Judgement(statement="It is likely to stay.")), source)
        add_evidence(edit, edit.put(Risk(title="Gas")), source)
        (brief,) = edit.all(Brief)
        for section in edit.all(Section):
            edit.remove(section)
        edit.put(Section(brief_id=brief.id, heading="Discussion", body="It is so [@S1 ¶2].\n\n{{judgements}}"))
        return edit.put(
            replace(
                brief,
                title="It stays",
                tlp="TLP:GREEN",
                cut_off="2026-01-05T16:00+00:00",
                dated="2026-01-06",
                serial="7",
            )
        )


def found(project: Project) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.words) for problem in check(project)]


def write(project: Project, body: str) -> None:
    (section,) = project.all(Section)
    change(project, section, body=body)


def test_a_sound_brief_passes_every_rule(project: Project, brief: Brief) -> None:
    assert check(project) == []
    assert [known.code for known in passed([])] == list(RULES)


@pytest.mark.parametrize(
    ("fields", "code", "severity"),
    [
        ({"title": " "}, "B101", Severity.MUST),
        ({"tlp": ""}, "B102", Severity.MUST),
        ({"cut_off": ""}, "B103", Severity.MUST),
        ({"cut_off": "soon"}, "B104", Severity.SHOULD),
        ({"cut_off": "2026-02-05T16:00+00:00"}, "B104", Severity.SHOULD),
        ({"tlp": "TLP:ORANGE"}, "B105", Severity.MUST),
    ],
)
def test_the_front_matter_is_whole(
    project: Project, brief: Brief, fields: dict[str, str], code: str, severity: Severity
) -> None:
    change(project, brief, **fields)
    (problem,) = check(project)
    assert (problem.code, problem.severity, problem.place.field) == (code, severity, next(iter(fields)))


def test_a_cut_off_before_the_last_issue_and_its_serial_are_told_of(project: Project, brief: Brief) -> None:
    with project.edit("Issue") as edit:
        edit.put(Issue(brief_id=brief.id, serial="7", issued_at="2026-02-01T08:00:00+00:00"))
    assert [problem.code for problem in check(project)] == ["B104", "B108"]


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "X", "tlp": "TLP:AMBER+STRICT"},
        {"tlp": "", "classification": "OFFICIAL"},
        {"cut_off": "2026-01-06T23:59+00:00"},
        {"cut_off": "2026-01-06"},
        {"serial": "", "version": "2"},
    ],
)
def test_front_matter_that_is_right_is_not_told_of(project: Project, brief: Brief, fields: dict[str, str]) -> None:
    change(project, brief, **fields)
    assert check(project) == []


@pytest.mark.parametrize(
    "body",
    [
        "So [@S1; @J1; @R1].",  # B201: what is there, and has evidence
        "So [@S1], see [the law](https://example.org) and note 1.",  # B203
        "**So it is.** News says why [@S1].",  # B204: a topic sentence
        "We assume so. Why? Three points follow:",  # B204: an assumption, a question, words that lead on
        "So [@S1 ¶1].",  # B205
        "So [@S1].\n\n{{risks order=score limit=5}}",  # B301
        "So `{{risks}}` it is [@S1].",  # B302: code
        "(TLP:GREEN) So [@S1].\n\n(As it was) so it is [@S1].",  # B106, B107
    ],
)
def test_a_text_that_is_right_is_not_told_of(project: Project, brief: Brief, body: str) -> None:
    write(project, f"{body}\n\n{{{{judgements}}}}")
    assert found(project) == []


def test_an_issue_before_with_another_serial_and_an_older_cut_off_is_not_told_of(
    project: Project, brief: Brief
) -> None:
    with project.edit("Issue") as edit:
        edit.put(Issue(brief_id=brief.id, serial="6", version="1", issued_at="2026-01-04T08:00:00+00:00"))
    assert check(project) == []


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        ("So [@S9].", "B201", "@S9"),
        ("So [@Q1].", "B201", "@Q1"),
        ("So [@S1], not [S1].", "B203", "[S1]"),
        ("So [@S1]. Or not.", "B204", "Or not."),
        ("So [@S1 ¶3].", "B205", "@S1 ¶3"),
        ("So [@S1].\n\n{{riks}}", "B301", "riks"),
        ("So {{risks}} it is [@S1].", "B302", "{{risks}}"),
        ("(tlp:green) So [@S1].", "B107", "(tlp:green)"),
    ],
)
def test_a_text_is_checked_at_its_place(project: Project, brief: Brief, body: str, code: str, words: str) -> None:
    write(project, body)
    (problem,) = check(project)
    assert (problem.code, problem.place.words) == (code, words)
    assert body[problem.place.start : problem.place.end] == words
    assert problem.place.in_words().startswith("Discussion, line ")


def test_a_source_that_was_removed_is_told_from_one_that_never_was(project: Project, brief: Brief) -> None:
    with project.edit("Source") as edit:
        gone = add_source(edit, title="Gone")
    write(project, "So [@S2]. Thus [@S3].")
    delete(project, [gone])
    assert found(project) == [("B202", "@S2"), ("B201", "@S3")]


def test_every_sentence_that_leaned_on_a_removed_source_is_told_of(project: Project, brief: Brief) -> None:
    with project.edit("Quote") as edit:
        (source,) = edit.all(Source)
        add_evidence(edit, edit.put(Quote()), source)
    write(project, "It was so [@S1 ¶2]. It was said [@Q1]. It will stay [@J1]. We assume that it does.")
    leaning = sentences_leaning_on(project, source.id)
    assert [one.words for one in leaning] == ["It was so [@S1 ¶2].", "It was said [@Q1].", "It will stay [@J1]."]
    delete(project, [source])
    told = [one.place for one in check(project) if one.place.section_id]
    for one in leaning:
        assert any(one.start <= place.start and place.end <= one.end for place in told)
    assert {one.code for one in check(project)} >= {"B201", "B202", "B204", "B401"}


def test_a_portion_above_the_banner_is_told_of(project: Project, brief: Brief) -> None:
    write(project, "(TLP:RED) So it is [@S1].")
    (problem,) = check(project)
    assert (problem.code, problem.fix.replacement) == ("B106", "TLP:RED")
    write(project, "So it is [@S1].")
    change(project, project.all(Source)[0], marking="TLP:AMBER")
    assert [one.message for one in check(project)] == [
        "Something in the brief is TLP:AMBER; its banner says TLP:GREEN."
    ]
    change(project, brief, tlp="TLP:AMBER")
    with project.edit("Scheme") as edit:
        edit.put(Setting(id="marking_scheme", value="U = OPEN, S = SECRET"))
    write(project, "(S) So it is [@S1].")
    assert [one.message for one in check(project)] == ["Something in the brief is SECRET; its banner says nothing."]


def test_sections_say_something(project: Project, brief: Brief) -> None:
    with project.edit("Sections") as edit:
        edit.put(Section(brief_id=brief.id, place=1.0, heading="Empty"))
        edit.put(Section(brief_id=brief.id, place=2.0, heading="Gaps", body="{{gaps}}"))
        edit.put(Section(brief_id=brief.id, place=3.0, heading="Out", in_brief=False))
    assert [(one.code, one.place.heading) for one in check(project)] == [("B303", "Empty"), ("B304", "Gaps")]


def test_judgements_and_risks_rest_on_passages(project: Project, brief: Brief) -> None:
    with project.edit("Bare") as edit:
        bare = edit.put(Judgement(statement="It goes."))
        edit.put(Risk(title="Oil"))
        edit.put(Risk(title="Left out", in_brief=False))
    assert [(one.code, one.place.label) for one in check(project)] == [("B401", "J2"), ("B402", "R2")]
    assert check(project)[0].place.item_id == bare.id


def test_passages_stand_where_they_say_in_the_newest_text(project: Project, brief: Brief) -> None:
    with project.edit("Move") as edit:
        passage = edit.all(Passage)[0]
        edit.put(replace(passage, start=0, end=5))
    assert [one.code for one in check(project)] == ["B403"]
    project.undo()
    with project.edit("Read again") as edit:
        (source,) = edit.all(Source)
        edit.put(Revision(source_id=source.id, text_hash=edit.keep_text("First.\nOther words.")))
    assert {one.code for one in check(project)} == {"B404"}


def test_a_problem_is_accepted_with_a_reason_until_its_words_change(project: Project, brief: Brief) -> None:
    write(project, "So [@S9]. Other words stand here [@S1].")
    (problem,) = check(project)
    assert not is_clean([problem])
    with pytest.raises(ItemError, match="for a reason"):
        accept(project, problem, " ")
    accept(project, problem, "It comes tomorrow")
    (accepted,) = check(project)
    assert (accepted.accepted, accepted.is_open) == ("It comes tomorrow", False)
    assert is_clean([accepted])
    write(project, "Words before. So [@S9]. Other words stand here [@S1].")
    assert [(one.code, one.is_open) for one in check(project)] == [("B201", False), ("B204", True)]
    write(project, "So [@S8].")
    assert [one.is_open for one in check(project)] == [True]
    reopen(project, accepted)
    write(project, "So [@S9].")
    assert [one.is_open for one in check(project)] == [True]


def test_problems_are_plain_values_for_other_programs(project: Project, brief: Brief) -> None:
    write(project, "So [@S9].")
    (problem,) = check(project)
    facts = problem.as_json()
    assert (facts["code"], facts["severity"], facts["place"]["line"], facts["place"]["column"]) == (
        "B201",
        "error",
        1,
        5,
    )
    assert isinstance(problem, Problem)


def test_every_code_is_documented_with_its_severity_and_none_else() -> None:
    documented = dict(
        re.findall(r"^\| (B\d{3}) \| (\w+) \|", (ROOT / "docs/checks.md").read_text("utf-8"), re.MULTILINE)
    )
    words = {Severity.MUST: "must", Severity.SHOULD: "should", Severity.ADVICE: "advice"}
    assert documented == {code: words[known.severity] for code, known in RULES.items()}
    assert all(known.look.__doc__ for known in RULES.values())
