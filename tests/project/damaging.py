"""A project worth losing, and a thousand ways to damage its file, by seed."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefing.model import Actor, Evidence, Kind, Note, Passage, Revision, Risk, Source
from briefing.project import Project

PAGE = 4_096
SENTENCE = "The minister said that the first battery would be ready before the summer. "


def make(path: Path) -> None:
    """A project with articles, actors, evidence and a history of every kind of step."""
    with Project.create(path, "Worth keeping", author="Ada") as project:
        with project.action(lambda first, last: f"Import {first}–{last}") as action:
            for number in range(12):
                with action.step() as edit:
                    text = SENTENCE * (5 + number * 9)
                    source = edit.put(Source(title=f"Article {number}", original_hash=edit.keep_bytes(text.encode())))
                    revision = edit.put(Revision(source_id=source.id, text_hash=edit.keep_text(text + "¶")))
                    for start in range(3):
                        edit.put(Passage(revision_id=revision.id, start=start, end=start + 3, quote=text[:60]))
        for number in range(12):
            with project.edit(f"Add actor {number}") as edit:
                actor = edit.put(Actor(name=f"Actor {number}", notes="notes " * 30))
                for passage in edit.page(Passage, limit=number):
                    edit.put(Evidence(item_kind=Kind.ACTOR, item_id=actor.id, passage_id=passage.id))
        with project.edit("Rate") as edit:
            edit.put_all(Risk(title=f"Risk {number}", statement=SENTENCE) for number in range(20))
            edit.put_all(Note(text=SENTENCE * 8) for number in range(20))
        project.checkpoint("Here")
        with project.edit("Rename") as edit:
            for actor in edit.all(Actor):
                edit.put(replace(actor, name=actor.name + " renamed"))
        with project.edit("Delete") as edit:
            edit.remove(edit.all(Note)[3])
        project.undo()
        project.undo()
        project.redo()


def flip_bits(raw: bytearray, chance: random.Random) -> str:
    """Some bits, anywhere."""
    count = chance.choice((1, 1, 2, 8, 64))
    for _ in range(count):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return f"{count} bits flipped"


def flip_bits_near(raw: bytearray, chance: random.Random) -> str:
    """Some bits at the beginning of a page, where its structure is."""
    page = chance.randrange(len(raw) // PAGE)
    for _ in range(3):
        raw[page * PAGE + chance.randrange(64)] ^= 1 << chance.randrange(8)
    return f"the beginning of page {page + 1}"


def cut(raw: bytearray, chance: random.Random) -> str:
    """The end is gone."""
    del raw[chance.randrange(len(raw)) :]
    return "cut"


def zero_page(raw: bytearray, chance: random.Random) -> str:
    """A page of zeros."""
    page = chance.randrange(len(raw) // PAGE)
    raw[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    return f"page {page + 1} zeroed"


def swap_pages(raw: bytearray, chance: random.Random) -> str:
    """A page stands where another belongs."""
    one, other = (chance.randrange(len(raw) // PAGE) * PAGE for _ in range(2))
    raw[one : one + PAGE] = raw[other : other + PAGE]
    return f"page {one // PAGE + 1} overwritten by page {other // PAGE + 1}"


def rubbish(raw: bytearray, chance: random.Random) -> str:
    """A sector of something else."""
    at = chance.randrange(len(raw) // 512) * 512
    raw[at : at + 512] = chance.randbytes(512)
    return "a sector of rubbish"


WAYS: tuple[Callable[[bytearray, random.Random], str], ...] = (
    flip_bits, flip_bits_near, cut, zero_page, swap_pages, rubbish,
)  # fmt: skip


def damage(whole: bytes, seed: int) -> tuple[bytes, str]:
    """The file damaged in one way, and which."""
    chance = random.Random(seed)  # noqa: S311 a test's choice
    raw = bytearray(whole)
    said = WAYS[seed % len(WAYS)](raw, chance)
    return bytes(raw), said
