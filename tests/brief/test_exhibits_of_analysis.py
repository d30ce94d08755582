"""Competing hypotheses and the relationship graph, filled from a project."""
# SPDX-License-Identifier: MIT

from collections.abc import Sequence

import pytest

from briefing.brief.document import Document, text_of, walk
from briefing.brief.exhibits import Ach, Graph
from briefing.brief.inline import visible
from briefing.brief.tables import Table
from briefing.model import (
    Actor,
    Consistency,
    Evidence,
    Hypothesis,
    Kind,
    Link,
    Passage,
    Period,
    Relation,
    RelationType,
    Risk,
    Stance,
)
from briefing.project import Edit, Project
from tests.brief.invented import add_evidence, add_source
from tests.brief.test_directives import write


def tables(document: Document) -> list[Ach]:
    return [node for node in walk(document) if isinstance(node, Ach)]


def drawn(document: Document) -> Graph:
    (graph,) = [node for node in walk(document) if isinstance(node, Graph)]
    return graph


def tie(edit: Edit, hypothesis: Hypothesis, passage: Passage, score: str, stance: Stance = Stance.FOR) -> None:
    edit.put(
        Evidence(
            item_kind=Kind.HYPOTHESIS.value,
            item_id=hypothesis.id,
            passage_id=passage.id,
            stance=stance,
            consistency=Consistency(score) if score else None,
        )
    )


def rivals(project: Project, *columns: Sequence[str]) -> None:
    """Two hypotheses, and passages with their scores against each ("" ties nothing)."""
    with project.edit("Hypotheses") as edit:
        made = [edit.put(Hypothesis(question="Where?", statement=each)) for each in ("Stored", "Returned")]
        source = add_source(edit)
        revision = edit.current_revision(source.id)
        assert revision is not None
        for number, scores in enumerate(columns):
            words = f"Passage {number}."
            passage = edit.put(Passage(revision_id=revision.id, start=number, end=number + 9, quote=words, paragraph=1))
            for hypothesis, score in zip(made, scores, strict=True):
                if score:
                    tie(edit, hypothesis, passage, score)


def test_a_passage_tied_to_two_hypotheses_is_one_piece_of_evidence(project: Project) -> None:
    rivals(project, ("C", "II"), ("", "I"), ("N/A", "C"))
    (table,) = tables(write(project, "{{ach}}"))
    assert table.scores == (("C", "", "N/A"), ("II", "I", "C"))
    assert [row.against for row in table.hypotheses] == ["nothing", "1 I, 1 II"]
    assert visible(table.caption) == "Where? Least speaks against H1."
    assert visible(table.source) == "C consistent · I inconsistent · II very inconsistent · N/A not applicable."


def test_the_least_refuted_comes_first_and_the_most_telling_evidence_is_kept(project: Project) -> None:
    rivals(project, ("C", "C"), ("I", "C"), ("I", "N/A"))
    (table,) = tables(write(project, "{{ach order=against limit=2}}"))
    assert [row.label for row in table.hypotheses] == ["H2", "H1"]
    assert [visible(each.runs)[:11] for each in table.evidence] == ["“Passage 1.", "“Passage 2."]
    assert "the 2 most telling of 3" in visible(table.source)
    # What is not shown is counted all the same.
    assert [row.against for row in table.hypotheses] == ["nothing", "2 I"]


def test_each_question_has_a_table_and_a_stance_stands_for_a_score(project: Project) -> None:
    rivals(project, ("C", "I"))
    with project.edit("Another question") as edit:
        source = add_source(edit, title="Other")
        other = edit.put(Hypothesis(question="When?", statement="In July"))
        add_evidence(edit, other, source)
        edit.put(Hypothesis(question="Who?", statement="Nobody tied anything to this"))
    first, second = tables(write(project, "{{ach}}"))
    assert visible(second.caption).startswith("When?")
    assert second.scores == (("C",),)
    assert len(first.hypotheses) == 2


def test_hypotheses_without_evidence_print_nothing(project: Project) -> None:
    with project.edit("Hypotheses") as edit:
        edit.put(Hypothesis(question="Where?", statement="Stored"))
    assert "Part 0" not in text_of(write(project, "{{ach}}"))


@pytest.fixture
def actors(project: Project) -> list[Actor]:
    with project.edit("Actors") as edit:
        made = [edit.put(Actor(name=name)) for name in ("Ankara", "Moscow", "Athens")]
        ankara, moscow, athens = made
        supply = Relation(
            from_actor_id=moscow.id,
            to_actor_id=ankara.id,
            type=RelationType.SUPPLY,
            period=Period("2017-01-01", "2019-12-31", "2017 to 2019"),
            note="Four batteries",
        )
        add_evidence(edit, edit.put(supply), add_source(edit))
        edit.put(Relation(from_actor_id=moscow.id, to_actor_id=ankara.id, type=RelationType.PRESSURE))
        edit.put(Relation(from_actor_id=athens.id, to_actor_id=ankara.id, type=RelationType.TALKS))
        edit.put(Actor(name="Tied to nobody"))
    return made


def test_relations_are_drawn_told_and_listed_with_their_sources(project: Project, actors: list[Actor]) -> None:
    document = write(project, "{{graph}}")
    graph = drawn(document)
    assert [node.label for node in graph.nodes] == ["Ankara", "Moscow", "Athens"]
    assert [(edge.label, edge.directed) for edge in graph.edges] == [("supply, pressure", True), ("talks", False)]
    assert "Moscow → Ankara: supply" in graph.alt
    assert visible(graph.caption) == "3 relations between 3 actors."
    (table,) = [node for node in walk(document) if isinstance(node, Table)]
    assert ["".join(cell.lines()) for cell in table.rows[0].cells] == [
        "Moscow",
        "Supply: Four batteries",
        "Ankara",
        "2017 to 2019",
        "1",
    ]


def test_a_graph_can_be_narrowed_and_says_what_it_leaves_out(project: Project, actors: list[Actor]) -> None:
    graph = drawn(write(project, "{{graph limit=2 list=no}}"))
    assert [node.label for node in graph.nodes] == ["Ankara", "Moscow"]
    assert visible(graph.caption) == "2 relations between 2 actors (1 not shown)."
    assert len(drawn(write(project, "{{graph type=talks}}")).edges) == 1
    assert "Part 0" not in text_of(write(project, "{{graph type=aim}}"))


def test_without_relations_actors_are_tied_by_what_they_share(project: Project) -> None:
    with project.edit("Shared") as edit:
        risk = edit.put(Risk(title="Gas"))
        for name in ("Ankara", "Moscow"):
            actor = edit.put(Actor(name=name))
            edit.put(
                Link(
                    from_kind=Kind.RISK.value,
                    from_id=risk.id,
                    to_kind=Kind.ACTOR.value,
                    to_id=actor.id,
                    role="actor",
                )
            )
    graph = drawn(write(project, "{{graph}}"))
    assert [(edge.label, edge.directed) for edge in graph.edges] == [("R1", False)]
