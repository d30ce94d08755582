"""What sentences stand on, and what falls with a source."""
# SPDX-License-Identifier: MIT

import pytest

from briefing.actions.items import change, delete
from briefing.brief.citable_pages import fold
from briefing.brief.citing import CitationSearch
from briefing.brief.coverage import Basis, Coverage, coverage, coverage_of
from briefing.brief.ground import Ground, ground_of
from briefing.brief.leaning import items_leaning_on, sentences_leaning_on
from briefing.model import Assumption, Brief, Evidence, Judgement, Quote, Reliability, Risk, Section, Source
from briefing.project import Project
from tests.brief.invented import add_evidence, add_source


@pytest.fixture
def ground(project: Project) -> Ground:
    with project.edit("Fill") as edit:
        source = add_source(edit, title="Bloomberg on Ankara", publisher="Wire")
        judged = edit.put(Judgement(statement="Turkey is likely to keep its batteries until June."))
        add_evidence(edit, judged, source)
        edit.put(Judgement(statement="Moscow will probably bargain for a higher price."))
        edit.put(Assumption(statement="No third country takes over the batteries meanwhile."))
        add_evidence(edit, edit.put(Quote(attribution="to reporters")), source, words="İt will be sold, he said.")
    return ground_of(project)


def stands(text: str, ground: Ground) -> list[tuple[str, str]]:
    return [(stand.basis.value, text[stand.start : stand.end]) for stand in coverage(text, ground).stands]


def test_a_sentence_is_cited_judged_assumed_or_nothing(ground: Ground) -> None:
    text = (
        "It was raised [@S1 ¶5]. Turkey is **likely (55–80 %)** to keep its batteries until June. We assume that no "
        "third country takes over. Deliveries could restart before 2028."
    )
    found = coverage(text, ground)
    assert [stand.basis for stand in found.stands] == [
        Basis.CITED,
        Basis.JUDGEMENT,
        Basis.ASSUMPTION,
        Basis.NOTHING,
    ]
    assert [stand.labels for stand in found.stands] == [("S1",), ("J1",), (), ()]
    assert found.stands[3].reason == "Nothing says where this comes from."
    assert (found.sourced, found.share) == (3, 0.75)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("So it is [@S9].", "It cites S9, which the project does not have."),
        ("Moscow will probably bargain for a higher price.", "It says what J2 says, and J2 has no evidence."),
        ("War is unlikely.", "It is an estimate, and no judgement with evidence says the same."),
        ("We assess that it holds.", "It is an estimate, and no judgement with evidence says the same."),
        ("So it is [@J2].", "It is an estimate, and no judgement with evidence says the same."),
    ],
)
def test_what_stands_on_nothing_says_why(ground: Ground, text: str, reason: str) -> None:
    (stand,) = coverage(text, ground).stands
    assert (stand.basis, stand.reason) == (Basis.NOTHING, reason)


def test_a_cited_estimate_is_a_judgement_too(ground: Ground) -> None:
    (stand,) = coverage("It is likely to last [@Q1].", ground).stands
    assert (stand.basis, stand.also, stand.labels) == (Basis.CITED, (Basis.JUDGEMENT,), ("Q1",))
    (stand,) = coverage("Nobody takes them [@K1].", ground).stands
    assert stand.basis is Basis.ASSUMPTION


def test_questions_headings_and_words_that_lead_on_need_no_source(ground: Ground) -> None:
    assert stands("# Head\n\nWhat next?\n\nThree points follow:\n\n- One holds [@S1].\n", ground) == [
        ("cited", "One holds [@S1].")
    ]
    assert Coverage(()).share is None
    assert coverage_of(Section(role="sources", body="They agree."), ground).stands == ()


def test_what_was_removed_is_told_from_what_never_was(project: Project, ground: Ground) -> None:
    delete(project, project.all(Source))
    gone = ground_of(project)
    assert gone.was_removed("S1")
    assert not gone.was_removed("S2")
    assert not ground.was_removed("S1")
    (stand,) = coverage("It was raised [@S1].", gone).stands
    assert stand.reason == "It leans on S1, which was removed."


def test_labels_and_paragraphs_of_any_length_are_only_labels(ground: Ground) -> None:
    (stand,) = coverage(f"So [@S{'9' * 5000} ¶{'9' * 5000}].", ground).stands
    assert stand.basis is Basis.NOTHING


def test_every_sentence_that_leans_on_a_source_is_found(project: Project, ground: Ground) -> None:
    with project.edit("Write") as edit:
        other = add_source(edit, title="Other")
        risk = edit.put(Risk(title="Gas"))
        add_evidence(edit, risk, other)
        (brief,) = edit.all(Brief)
        body = "First [@S1]. Second. Third [@Q1]. Fourth [@S2; @J1]. Fifth [@S2]."
        section = edit.put(Section(brief_id=brief.id, place=2.0, heading="Discussion", body=body))
        second = edit.put(Brief(title="Second"))
        edit.put(Section(brief_id=second.id, body="There too [@S1 ¶2]."))
    source = project.all(Source)[0]
    found = sentences_leaning_on(project, source.id)
    assert [(one.heading, one.words, one.labels) for one in found] == [
        ("Discussion", "First [@S1].", ("S1",)),
        ("Discussion", "Third [@Q1].", ("Q1",)),
        ("Discussion", "Fourth [@S2; @J1].", ("J1",)),
        ("", "There too [@S1 ¶2].", ("S1",)),
    ]
    assert all(section.body[one.start : one.end] == one.words for one in found[:3])
    assert [type(item).__name__ for item in items_leaning_on(project, source.id)] == ["Judgement", "Quote"]
    assert found[3].in_words() == f"{second.label} Untitled section, line 1, column 1"
    assert len(sentences_leaning_on(project, source.id, other.id)) == 5
    delete(project, [source])
    assert sentences_leaning_on(project, source.id) == []


def test_candidates_are_found_by_label_title_and_quote(project: Project, ground: Ground) -> None:
    search = CitationSearch(project)
    search.read_all()
    cited = [one.citation for one in search.candidates("S1")]
    assert cited[0] == "[@S1]"
    assert "[@S1 ¶2]" in cited
    assert [one.citation for one in search.candidates("[@q")] == ["[@Q1]"]
    assert search.candidates("ankara bloom")[0].citation == "[@S1]"
    assert {one.citation for one in search.candidates("it will be sold")} == {"[@Q1]", "[@S1 ¶2]"}
    assert search.candidates("nowhere") == []
    assert [(one.citation, one.quote) for one in search.candidates("s1 1")] == [("[@S1 ¶1]", "First.")]
    assert {one.citation for one in search.candidates("S1 ¶2")} == {"[@S1 ¶2]"}
    assert search.candidates("S1 ¶9") == search.candidates("S9 ¶1") == search.candidates("S1 ¶0") == []
    assert len(search.candidates("", limit=2)) == 2


def test_the_search_follows_what_changes(project: Project, ground: Ground) -> None:
    search = CitationSearch(project)
    search.read_all()
    end = project.subscribe(search.heard)
    with project.edit("Source") as edit:
        fresh = add_source(edit, title="Fresh news")
        add_evidence(edit, edit.put(Quote()), fresh, words="Nobody knew.")
    assert search.is_whole
    assert [one.citation for one in search.candidates("fresh")] == ["[@S2]", "[@Q2]", "[@S2 ¶2]"]
    newest = search.candidates("")[0]
    assert (newest.quote, newest.tied, newest.place, newest.grade) == ("Nobody knew.", "Q2", "S2 ¶2", "")
    with project.edit("Ties") as edit:
        risk = edit.put(Risk(title="Sold"))
        edit.put(Evidence(item_kind="risk", item_id=risk.id, passage_id=newest.item_id))
    change(project, fresh, reliability=Reliability.B)
    search.read_all()
    newest = search.candidates("")[0]
    assert (newest.tied_kind, newest.tied, newest.grade) == ("risk", risk.label, "B–")
    change(project, fresh, title="Stale news")
    assert [one.citation for one in search.candidates("stale")] == ["[@S2]"]
    search.read_all()
    assert [one.citation for one in search.candidates("stale")] == ["[@S2]", "[@Q2]", "[@S2 ¶2]"]
    delete(project, [fresh])
    search.read_all()
    assert search.candidates("stale") == []
    project.undo()
    search.read_all()
    assert len(search.candidates("stale")) == 3
    end()


def test_the_search_reads_in_pages_and_finds_what_was_read(project: Project) -> None:
    with project.edit("Many") as edit:
        for number in range(250):
            add_source(edit, title=f"News {number}")
    search = CitationSearch(project)
    assert search.candidates("news") == []
    for _ in range(5):
        search.read_some()
    assert 0 < len(search.candidates("news", 999)) < 250
    search.read_all()
    assert [one.citation for one in search.candidates("news 249")] == ["[@S250]"]
    assert len(search.candidates("news", 999)) == 250
    assert [one.citation for one in search.candidates("", 2)] == ["[@S250]", "[@S249]"]


def test_a_topic_sentence_stands_on_its_paragraph(ground: Ground) -> None:
    text = "**The report is alone.** Bloomberg says so [@S1]. Others do not."
    assert [stand.basis for stand in coverage(text, ground).stands] == [Basis.CITED, Basis.CITED, Basis.NOTHING]
    assert coverage(text, ground).stands[0].labels == ("S1",)
    for bare in (
        "**The report is alone.** Others do not.",
        "**It is likely to last.** Bloomberg says so [@S1].",
        "**The report is alone.**\n\nBloomberg says so [@S1].",
        "The report is **alone.** Bloomberg says so [@S1].",
        "**The report is alone [@S9].** Bloomberg says so [@S1].",
    ):
        assert coverage(bare, ground).stands[0].basis is Basis.NOTHING


def test_letters_are_compared_without_accents() -> None:
    assert fold("İstanbul  Łódź ёлка Ærø Đuro Straße") == fold("ISTANBUL lodz елка aero duro strasse")
    assert fold("“straight” – Malmø’s") == fold('"straight" - Malmo\'s')
