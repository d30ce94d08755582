"""Texts and original bytes: stored once, and never handed out as anything but what was stored."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
from contextlib import closing

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ProjectError
from briefing.project import Project, content
from briefing.project.tables import UNTRACKED_DDL
from tests.project.invented import texts
from tests.project.raw import tampered_with

LONG = b"The S-400 arrived. " * 1_000


def stored(project: Project) -> list[tuple[int, int, int]]:
    with tampered_with(project.path) as raw:
        return list(raw.execute("SELECT size, zlib, length(bytes) FROM content"))


@given(raw=st.binary(max_size=200), times=st.integers(0, 100), text=texts)
def test_any_bytes_and_texts_come_back(raw: bytes, times: int, text: str) -> None:
    with closing(apsw.Connection(":memory:")) as connection:
        for statement in UNTRACKED_DDL:
            connection.execute(statement)
        for whole in (raw * times, text.encode()):
            assert content.kept(connection, content.keep(connection, whole)) == whole


def test_equal_bytes_are_stored_once_under_their_sha_256(project: Project) -> None:
    with project.edit("Twice") as edit:
        names = {edit.keep_bytes(LONG), edit.keep_bytes(LONG), edit.keep_text(LONG.decode())}
    assert names == {hashlib.sha256(LONG).hexdigest()}
    assert len(stored(project)) == 1


def test_long_texts_are_compressed_and_short_or_dense_ones_are_not(project: Project) -> None:
    dense = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(200))
    with project.edit("Three") as edit:
        names = [edit.keep_bytes(raw) for raw in (LONG, b"short", dense)]
    short, packed, long = sorted(stored(project))
    assert long[:2] == (len(LONG), 1)
    assert long[2] < len(LONG) / 10
    assert short == (5, 0, 5)
    assert packed == (len(dense), 0, len(dense))
    assert [project.stored(name) for name in names] == [LONG, b"short", dense]


@pytest.mark.parametrize(
    ("whole", "damage"),
    [
        (b"short", "UPDATE content SET bytes = zeroblob(length(bytes))"),
        (b"short", "UPDATE content SET zlib = 1"),
        (LONG, "UPDATE content SET bytes = zeroblob(length(bytes))"),
        (LONG, "UPDATE content SET bytes = substr(bytes, 1, length(bytes) - 9)"),
        (LONG, "UPDATE content SET bytes = x''"),
        (LONG, "UPDATE content SET zlib = 0"),
        (LONG, "UPDATE content SET size = size - 1"),
        (LONG, "UPDATE content SET size = -1"),
    ],
)
def test_damage_is_said_and_storing_the_same_again_mends_it(project: Project, whole: bytes, damage: str) -> None:
    with project.edit("Keep") as edit:
        name = edit.keep_bytes(whole)
    with tampered_with(project.path) as raw:
        raw.execute(damage)
    with pytest.raises(ProjectError, match="damaged") as caught:
        project.stored(name)
    assert caught.value.details == name
    with project.edit("Import again") as edit:
        edit.keep_bytes(whole)
    assert project.stored(name) == whole


def test_a_text_that_is_not_there_is_said_to_be_missing(project: Project) -> None:
    with pytest.raises(ProjectError, match="not in the file"):
        project.stored("0" * 64)
