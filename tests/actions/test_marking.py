"""What happens when an analyst marks words in a text."""
# SPDX-License-Identifier: MIT

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.actions.importing import add_article
from briefing.actions.items import change
from briefing.actions.marking import Selection, adjust_range, mark, set_stance, tie, untie
from briefing.errors import ItemError
from briefing.model import (
    Actor,
    Event,
    Evidence,
    Judgement,
    Kind,
    Note,
    Passage,
    Period,
    Quote,
    ReadingState,
    Revision,
    Risk,
    Source,
    Stance,
)
from briefing.project import Project
from tests.actions.conftest import TEXT, Select, article


@pytest.mark.parametrize("words", ["🇹🇷🚀", "said 🛰️ «не", "إسرائيل تعترض", "وتركيا", "Turkey said it would wait."])
def test_a_passage_has_the_exact_words_by_code_points(project: Project, select: Select, words: str) -> None:
    marked = mark(project, select(words), Kind.RISK)
    (exhibit,) = project.exhibits_of(marked.item.id)
    passage = exhibit.passage
    assert passage.quote == words == TEXT[passage.start : passage.end]
    assert TEXT[passage.start - len(passage.prefix) : passage.start] == passage.prefix
    assert TEXT[passage.end : passage.end + len(passage.suffix)] == passage.suffix


@pytest.mark.parametrize(
    ("words", "occurrence", "paragraph"), [("Ankara", 1, 1), ("Turkey", 1, 2), ("تعترض", 1, 3), ("Turkey", 2, 4)]
)
def test_a_passage_knows_its_paragraph_empty_lines_not_counted(
    project: Project, select: Select, words: str, occurrence: int, paragraph: int
) -> None:
    marked = mark(project, select(words, occurrence), Kind.EVENT)
    (exhibit,) = project.exhibits_of(marked.item.id)
    assert exhibit.passage.paragraph == paragraph
    assert exhibit.address == f"S1 ¶{paragraph}"


def test_white_space_at_the_ends_of_a_selection_is_left_out(project: Project, select: Select) -> None:
    marked = mark(project, select(" 🇹🇷🚀\n\nTurkey "), Kind.RISK)
    (exhibit,) = project.exhibits_of(marked.item.id)
    assert exhibit.passage.quote == "🇹🇷🚀\n\nTurkey"
    assert isinstance(marked.item, Risk)
    assert marked.item.title == "🇹🇷🚀 Turkey"


@given(st.text(alphabet=" \n\t\u00a0ab🚀א", max_size=12), st.integers(-2, 14), st.integers(-2, 14))
def test_a_trimmed_selection_is_the_same_words_without_their_white_space(text: str, start: int, end: int) -> None:
    selection = Selection(Revision(), text, (start, end))
    whole = text[start:end] if 0 <= start < end <= len(text) else ""
    if whole.strip():
        assert selection.trimmed().quote == whole.strip()
    else:
        with pytest.raises(ItemError, match="nothing selected"):
            selection.trimmed()


@pytest.mark.parametrize("nothing", ["", "  \n", "\u200b", "\u00ad\u200f "])
def test_nothing_visible_is_nothing_selected(project: Project, source: Source, nothing: str) -> None:
    revision = project.current_revision(source.id)
    assert revision is not None
    with pytest.raises(ItemError, match="nothing selected") as caught:
        mark(project, Selection(revision, nothing, (0, len(nothing))), Kind.ACTOR)
    assert caught.value.remedy


@pytest.mark.parametrize("kind", [Kind.ACTOR, Kind.RISK, Kind.JUDGEMENT, Kind.EVENT, Kind.QUOTE, Kind.NOTE])
def test_a_mark_is_one_step_named_by_its_words(project: Project, select: Select, kind: Kind) -> None:
    assert mark(project, select("on Friday"), kind).is_new
    assert project.history.undo_label == f"Add {kind.value} “on Friday”"
    project.undo()
    assert project.count(Passage) == project.count(Evidence) == 0
    assert project.history.undo_label.startswith("Add source")


def test_a_kind_that_is_not_found_in_texts_is_refused_in_words(project: Project, select: Select) -> None:
    with pytest.raises(ItemError, match="hypotheses"):
        mark(project, select("Friday"), Kind.HYPOTHESIS)


@pytest.mark.parametrize("name", ["Turkey", "TURKEY", "Türkiye"])
def test_a_known_name_or_alias_becomes_another_mention(project: Project, select: Select, name: str) -> None:
    actor = mark(project, select("Turkey"), Kind.ACTOR).item
    assert isinstance(actor, Actor)
    change(project, actor, name=name, aliases=("Turkey",))
    again = mark(project, select("Turkey", 2), Kind.ACTOR)
    assert not again.is_new
    assert again.item.id == actor.id
    assert len(project.exhibits_of(actor.id)) == 2
    assert project.count(Actor) == 1


def test_a_name_in_combining_letters_is_the_same_name(project: Project, source: Source) -> None:
    revision = project.current_revision(source.id)
    assert revision is not None
    text = "Erdoğan, Erdog\u0306an"
    first = mark(project, Selection(revision, text, (0, 7)), Kind.ACTOR)
    second = mark(project, Selection(revision, text, (9, len(text))), Kind.ACTOR)
    assert second.item.id == first.item.id


def test_two_items_share_one_passage_and_it_goes_with_the_last(project: Project, select: Select) -> None:
    risk = mark(project, select("on Friday"), Kind.RISK)
    event = mark(project, select("on Friday"), Kind.EVENT)
    assert project.count(Passage) == 1
    untie(project, risk.evidence)
    assert project.count(Passage) == 1
    untie(project, event.evidence)
    assert project.count(Passage) == 0
    assert project.history.undo_label == "Remove evidence from event E1"
    project.undo()
    assert [exhibit.passage.quote for exhibit in project.exhibits_of(event.item.id)] == ["on Friday"]


def test_taking_evidence_away_twice_does_nothing_more(project: Project, select: Select) -> None:
    marked = mark(project, select("on Friday"), Kind.RISK)
    untie(project, marked.evidence)
    steps = project.history.last().id
    untie(project, marked.evidence)
    assert project.history.last().id == steps


def test_the_same_words_are_not_evidence_of_one_item_twice(project: Project, select: Select) -> None:
    risk = mark(project, select("on Friday"), Kind.RISK).item
    with pytest.raises(ItemError, match="evidence of “on Friday” already"):
        tie(project, risk, select(" on Friday"))
    tie(project, risk, select("Friday"))
    assert project.count(Evidence) == 2
    assert project.history.undo_label == "Add evidence to risk R1"


def test_the_stance_is_set_without_bringing_back_an_old_note(project: Project, select: Select) -> None:
    evidence = mark(project, select("on Friday"), Kind.RISK).evidence
    assert evidence.stance is Stance.FOR
    change(project, evidence, note="One day late.")
    set_stance(project, evidence, Stance.AGAINST)
    assert project.history.undo_label == "Set evidence of risk R1 to “against”"
    now = project.get(Evidence, evidence.id)
    assert (now.stance, now.note) == (Stance.AGAINST, "One day late.")
    steps = project.history.last().id
    set_stance(project, evidence, Stance.AGAINST)
    assert project.history.last().id == steps


@pytest.mark.parametrize("kind", [Kind.ACTOR, Kind.NOTE, Kind.QUOTE])
def test_a_mention_is_context_until_the_analyst_says_otherwise(project: Project, select: Select, kind: Kind) -> None:
    assert mark(project, select("Turkey"), kind).evidence.stance is Stance.CONTEXT


def test_a_new_judgement_stands_after_the_others(project: Project, select: Select) -> None:
    for words in ("Ankara", "Turkey", "Friday"):
        mark(project, select(words), Kind.JUDGEMENT)
    judgements = sorted(project.all(Judgement), key=lambda judgement: judgement.place)
    assert [judgement.statement for judgement in judgements] == ["Ankara", "Turkey", "Friday"]
    assert len({judgement.place for judgement in judgements}) == 3


def test_a_long_selection_gives_a_title_and_a_menu_entry_that_fit(project: Project, source: Source) -> None:
    revision = project.current_revision(source.id)
    assert revision is not None
    text = "a word " * 60
    risk = mark(project, Selection(revision, text, (0, len(text))), Kind.RISK).item
    assert isinstance(risk, Risk)
    assert len(risk.title) <= 120
    assert risk.title.endswith("word…")
    assert len(project.history.undo_label) <= 72
    assert project.exhibits_of(risk.id)[0].passage.quote == text.strip()


def test_the_words_of_quotes_and_notes_stay_in_their_passage(project: Project, select: Select) -> None:
    quote = mark(project, select("«не обсуждалось»"), Kind.QUOTE).item
    note = mark(project, select("on Friday"), Kind.NOTE).item
    event = mark(project, select("it would wait"), Kind.EVENT).item
    assert isinstance(quote, Quote)
    assert isinstance(note, Note)
    assert note.text == ""
    assert isinstance(event, Event)
    assert [project.exhibits_of(item.id)[0].passage.quote for item in (quote, note)] == [
        "«не обсуждалось»",
        "on Friday",
    ]


def test_the_first_mark_in_a_new_source_says_that_it_is_being_read(
    project: Project, source: Source, select: Select
) -> None:
    mark(project, select("Ankara"), Kind.ACTOR)
    assert project.get(Source, source.id).state is ReadingState.READING
    project.undo()
    assert project.get(Source, source.id).state is ReadingState.NEW


def test_a_mark_in_a_source_that_is_done_leaves_it_done(project: Project, source: Source, select: Select) -> None:
    change(project, source, state=ReadingState.DONE)
    mark(project, select("Ankara"), Kind.ACTOR)
    assert project.get(Source, source.id).state is ReadingState.DONE


def test_an_event_takes_the_date_out_of_its_words(project: Project) -> None:
    source = add_article(project, article("Deal\n\nIt was late. The deal, finalised in 2017, has strained relations."))[
        0
    ]
    revision = project.current_revision(source.id)
    assert revision is not None
    text = project.text(revision)

    def marked(words: str) -> Event:
        start = text.index(words)
        item = mark(project, Selection(revision, text, (start, start + len(words))), Kind.EVENT).item
        assert isinstance(item, Event)
        return item

    among = marked("The deal, finalised in 2017,")
    assert (among.title, among.period) == (
        "The deal, finalised in 2017,",
        Period("2017-01-01", "2017-12-31", "in 2017"),
    )
    alone = marked("in 2017")
    assert alone.title == "The deal, finalised in 2017, has strained relations."
    assert alone.period == Period("2017-01-01", "2017-12-31", "in 2017")
    assert marked("It was late.").period is None


def test_an_adjusted_range_is_the_same_passage_with_its_new_words_and_one_step(
    project: Project, select: Select
) -> None:
    marked = mark(project, select("Turkey said it would wait."), Kind.RISK)
    before = project.get(Passage, marked.evidence.passage_id)
    adjust_range(project, marked.evidence, select("said it would wait."))
    (exhibit,) = project.exhibits_of(marked.item.id)
    assert exhibit.passage.id == before.id
    assert exhibit.passage.quote == "said it would wait." == TEXT[exhibit.passage.start : exhibit.passage.end]
    assert TEXT[: exhibit.passage.start].endswith(exhibit.passage.prefix)
    assert exhibit.passage.prefix.endswith("Turkey ")
    assert project.count(Passage) == 1
    project.undo()
    assert project.get(Passage, before.id) == before


def test_adjusting_leaves_other_evidence_of_the_same_words_where_it_is(project: Project, select: Select) -> None:
    risk = mark(project, select("Turkey said it would wait."), Kind.RISK)
    event = mark(project, select("Turkey said it would wait."), Kind.EVENT)
    adjust_range(project, risk.evidence, select("would wait"))
    assert [exhibit.passage.quote for exhibit in project.exhibits_of(risk.item.id)] == ["would wait"]
    assert [exhibit.passage.quote for exhibit in project.exhibits_of(event.item.id)] == ["Turkey said it would wait."]
    adjust_range(project, risk.evidence, select("Turkey said it would wait."))
    assert project.count(Passage) == 1


def test_a_range_is_not_adjusted_to_words_the_item_has_already(project: Project, select: Select) -> None:
    first = mark(project, select("Turkey said it would wait."), Kind.RISK)
    tie(project, first.item, select("would wait"))
    with pytest.raises(ItemError, match="already"):
        adjust_range(project, first.evidence, select("would wait"))
