"""The directory finds what is in the project by part of its name, and follows what changes."""
# SPDX-License-Identifier: MIT

from dataclasses import replace

from briefing.model import Actor, Kind, Passage, Revision, Risk, Source
from briefing.project import Directory, Project


def whole(project: Project) -> Directory:
    directory = Directory(project)
    while directory.read_some():
        pass
    return directory


def names(directory: Directory, words: str, *kinds: Kind) -> list[str]:
    return [entry.name for entry in directory.find(words, kinds)]


def test_names_aliases_labels_and_words_of_passages_are_found(project: Project) -> None:
    with project.edit("Work") as edit:
        edit.put(Actor(name="Recep Tayyip Erdoğan", aliases=("Erdogan",)))
        edit.put(Risk(label="R3", title="Sanctions persist"))
        source = edit.put(Source(label="S1", title="Считают, что Артём прав", publisher="Невское обозрение"))
        revision = edit.put(Revision(source_id=source.id, text_hash=edit.keep_text("no date had been put in writing")))
        edit.put(Passage(revision_id=revision.id, end=31, quote="no date had been put in writing"))
    directory = whole(project)
    assert len(directory) == 4
    assert names(directory, "erdogan") == ["Recep Tayyip Erdoğan"]
    assert names(directory, "r3") == ["Sanctions persist"]
    assert names(directory, "артем невское") == ["Считают, что Артём прав"]
    assert names(directory, "put in writing", Kind.PASSAGE) == ["no date had been put in writing"]
    assert names(directory, "writing", Kind.RISK) == []
    assert names(directory, " ") == []


def test_what_begins_with_the_words_comes_first(project: Project) -> None:
    with project.edit("Work") as edit:
        for name in ("Return of the batteries", "Council of Turkey", "Turkish firms", "Turkey"):
            edit.put(Actor(name=name))
    assert names(whole(project), "tur") == ["Turkey", "Turkish firms", "Council of Turkey", "Return of the batteries"]


def test_it_is_read_in_pages_and_can_be_searched_before_it_is_whole(project: Project) -> None:
    with project.edit("Many") as edit:
        for number in range(700):
            edit.put(Actor(name=f"Actor {number}"))
    directory = Directory(project)
    directory.read_some()
    assert 0 < len(directory) < 700
    assert names(directory, "actor 7")
    while directory.read_some():
        assert not directory.is_whole
    assert len(directory) == 700
    assert len(directory.find("actor", limit=5)) == 5


def test_it_follows_renaming_deleting_and_undo(project: Project) -> None:
    with project.edit("Add") as edit:
        actor = edit.put(Actor(name="Ministry"))
    directory = whole(project)
    stop = project.subscribe(directory.hear)
    with project.edit("Rename") as edit:
        edit.put(replace(actor, name="Defence ministry"))
    assert names(directory, "defence") == ["Defence ministry"]
    with project.edit("Delete") as edit:
        edit.remove(replace(actor, name="Defence ministry"))
    assert names(directory, "ministry") == []
    project.undo()
    assert names(directory, "ministry") == ["Defence ministry"]
    stop()


def test_many_new_items_are_read_in_pages_again(project: Project) -> None:
    directory = whole(project)
    project.subscribe(directory.hear)
    with project.edit("Many") as edit:
        for number in range(600):
            edit.put(Actor(name=f"Actor {number}"))
    assert not directory.is_whole
    while directory.read_some():
        pass
    assert len(directory) == 600
