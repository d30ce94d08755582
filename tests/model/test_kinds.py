"""The vocabulary is whole, and its values never change beneath anybody."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, fields, is_dataclass
from enum import StrEnum
from typing import get_args
from uuid import UUID

import pytest

import briefing.model as vocabulary
from briefing.model import (
    CLASSES,
    EVIDENCED,
    LABEL_LETTERS,
    Actor,
    Credibility,
    Item,
    Kind,
    Note,
    Passage,
    Reliability,
    Risk,
    Section,
    Source,
    Tag,
    kind_of,
    name_of,
    new_id,
)

PROMISED = {
    "source", "revision", "passage", "evidence", "actor", "relation", "risk", "judgement", "event", "quote", "note",
    "assumption", "indicator", "gap", "hypothesis", "tag", "origin", "brief", "section", "issue", "setting",
}  # fmt: skip


def test_every_kind_that_was_promised_is_there_and_links_between_them() -> None:
    assert {kind.value for kind in Kind} == PROMISED | {"link"}


def test_every_kind_has_one_class_and_every_class_one_kind() -> None:
    assert set(CLASSES) == set(Kind)
    assert set(CLASSES.values()) == set(get_args(Item))
    for kind, item_class in CLASSES.items():
        assert kind_of(item_class()) is kind
        assert item_class.__name__ in vocabulary.__all__


@pytest.mark.parametrize("kind", Kind)
def test_an_item_is_frozen_hashable_and_begins_with_its_id(kind: Kind) -> None:
    item = CLASSES[kind]()
    assert is_dataclass(item)
    assert fields(item)[0].name == "id"
    assert hash(item) == hash(CLASSES[kind](id=item.id))
    assert item == CLASSES[kind](id=item.id)
    with pytest.raises(FrozenInstanceError):
        item.id = "other"  # type: ignore[misc] # that is the test
    assert not hasattr(item, "__dict__")


def test_a_kind_has_a_label_just_when_it_has_letters() -> None:
    labelled = {kind for kind, item_class in CLASSES.items() if "label" in {one.name for one in fields(item_class)}}
    assert labelled == set(LABEL_LETTERS)
    assert all(letters.isupper() for letters in LABEL_LETTERS.values())


def test_what_has_evidence_can_be_cited_by_a_label() -> None:
    assert set(EVIDENCED) <= set(LABEL_LETTERS)
    assert len(set(EVIDENCED)) == len(EVIDENCED)


def test_the_words_of_every_enum_differ() -> None:
    words = [value for value in vars(vocabulary).values() if isinstance(value, type) and issubclass(value, StrEnum)]
    assert len(words) > 10
    for enum in words:
        assert len({word.value for word in enum}) == len(enum.__members__)


def test_an_item_is_called_by_its_name_title_or_words() -> None:
    assert name_of(Actor(name="Ankara")) == "Ankara"
    assert name_of(Risk(title="Sanctions", statement="A second round")) == "Sanctions"
    assert name_of(Risk(statement="A second round")) == "A second round"
    assert name_of(Section(heading="Outlook")) == "Outlook"
    assert name_of(Passage(quote="no")) == "no"
    assert name_of(Note()) == name_of(Tag()) == ""


def test_a_grade_shows_what_is_not_graded() -> None:
    assert Source().grade == ""
    assert Source(reliability=Reliability.B).grade == "B–"
    assert Source(credibility=Credibility.PROBABLY_TRUE).grade == "–2"
    assert Source(reliability=Reliability.F, credibility=Credibility.CANNOT_BE_JUDGED).grade == "F6"


def test_ids_are_uuids_of_version_7_that_sort_by_the_time_they_were_made_in() -> None:
    made = [new_id() for _ in range(5_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {UUID(one).version for one in made[:10]} == {7}
    assert {str(UUID(one)) == one for one in made} == {True}


def test_ids_made_in_several_threads_never_collide() -> None:
    with ThreadPoolExecutor(4) as threads:
        made = [one for some in threads.map(lambda _: [new_id() for _ in range(2_000)], range(8)) for one in some]
    assert len(set(made)) == len(made)
