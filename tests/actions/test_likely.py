"""Which items are offered beside a selection."""
# SPDX-License-Identifier: MIT

from briefing.actions.likely import likely_items
from briefing.actions.marking import mark
from briefing.model import Actor, Event, Item, Judgement, Kind, Note, Risk, name_of
from briefing.project import Project
from tests.actions.conftest import Select


def _offered(project: Project, words: str, most: int = 3) -> list[str]:
    return [name_of(item) for item in likely_items(project, words, most=most)]


def _put(project: Project, *items: Item) -> None:
    with project.edit("Items") as edit:
        edit.put_all(items)


def test_actors_come_first_the_longest_name_before_shorter_ones(project: Project) -> None:
    _put(project, Actor(name="Turkey"), Actor(name="Turkish Air Force"), Risk(title="Turkish Air Force waits"))
    words = "the Turkish Air Force, in Turkey"
    assert _offered(project, words) == ["Turkish Air Force", "Turkey", "Turkish Air Force waits"]


def test_a_part_of_a_name_and_an_alias_are_enough(project: Project) -> None:
    _put(project, Actor(name="Recep Tayyip Erdoğan"), Actor(name="Turkey", aliases=("Ankara",)))
    assert _offered(project, "ERDOĞAN") == _offered(project, "Erdogan") == ["Recep Tayyip Erdoğan"]
    assert _offered(project, "Ankara said") == ["Turkey"]
    assert _offered(project, "Er") == []


def test_a_short_name_in_capitals_is_not_the_word_with_its_letters(project: Project) -> None:
    _put(project, Actor(name="United States", aliases=("US",)))
    assert _offered(project, "it tells us nothing") == []
    assert _offered(project, "the US ambassador") == ["United States"]


def test_risks_follow_by_shared_words_and_others_are_not_offered(project: Project) -> None:
    titles = ("Engines stay pending", "Gas prices rise", "Engines and gas delayed", "The talks did not help")
    _put(project, *(Risk(title=title) for title in titles))
    assert _offered(project, "engines are pending") == [titles[0], titles[2]]
    assert _offered(project, "engines are pending", most=1) == [titles[0]]
    assert _offered(project, "nothing of that did, and not the rest") == []


def test_no_words_give_nothing(project: Project) -> None:
    _put(project, Risk(title="Gas"), Actor(name=""))
    assert _offered(project, " \n") == []


def test_judgements_and_events_are_offered_where_they_share_words(project: Project) -> None:
    _put(
        project, Risk(title="Gas prices rise"), Judgement(statement="Engines stay blocked"), Event(title="Engines land")
    )
    assert _offered(project, "the engines land") == ["Engines land", "Engines stay blocked"]


def test_a_quote_and_a_note_are_offered_where_half_of_their_words_are_said_again(
    project: Project, select: Select
) -> None:
    _put(project, Risk(title="Gas prices rise"), note := Note(text="Ask the ministry about engines"))
    quoted = mark(project, select("Turkey said it would wait."), Kind.QUOTE).item
    assert likely_items(project, "she said that Turkey would wait")[0].id == quoted.id
    assert likely_items(project, "they ask the ministry about money")[0].id == note.id
    assert _offered(project, "nothing of that about") == []
