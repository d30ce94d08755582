"""A clean copy is what a project holds now: whole, able to work, and without a word of what it held before."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from briefing.errors import PasswordNeeded, ProjectError
from briefing.model import CLASSES, Actor, Brief, Issue, Note, Revision, Setting, Source
from briefing.project import Project
from briefing.project.clean_copy import LABEL

CANARY = "Zırnıkçı-canary"
GIVEN = "ölüm kalım"


def _everything(path: Path) -> bytes:
    """The bytes of a file, and what is compressed within them."""
    raw = path.read_bytes()
    with closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)) as connection:
        packed = [row[0] for row in connection.execute("SELECT bytes FROM content WHERE zlib = 1")]
    streams = [zlib.decompressobj().decompress(raw[found.start() :]) for found in _streams(raw)]
    return b"\n".join([raw, *(zlib.decompress(each) for each in packed), *streams])


def _streams(raw: bytes) -> Iterator[re.Match[bytes]]:
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", raw):
        try:
            zlib.decompressobj().decompress(raw[found.start() :])
        except zlib.error:
            continue
        yield found


def _add_source(project: Project, title: str, text: str, original: bytes) -> Source:
    with project.edit(f"Add {title}") as edit:
        source = edit.put(Source(title=title, original_hash=edit.keep_bytes(original)))
        edit.put(Revision(source_id=source.id, text_hash=edit.keep_text(text), characters=len(text)))
    return source


@pytest.fixture
def lived_in(project: Project) -> Project:
    """A project with a past: deleted, undone, overwritten and abandoned words, and the traces of a machine."""
    _add_source(project, "Kept article", "The S-400 stays. " * 600, b"original bytes " * 600)
    with project.edit(f"Add {CANARY}-label") as edit:
        actor = edit.put(Actor(name=f"{CANARY}-deleted", notes=f"{CANARY}-notes " * 900))
        note = edit.put(Note(text=f"{CANARY}-overwritten"))
    with project.edit("Change") as edit:
        edit.remove(actor)
        edit.put(replace(note, text="What the note says now"))
    gone = _add_source(project, f"{CANARY}-article", f"{CANARY}-text " * 900, f"{CANARY}-original ".encode() * 900)
    with project.edit("Remove the article") as edit:
        for revision in project.where(Revision, source_id=gone.id):
            edit.remove(revision)
        edit.remove(gone)
    with project.edit("Try") as edit:
        edit.put(Note(text=f"{CANARY}-undone"))
    project.undo()
    with project.edit("Hand over") as edit:
        pdf = edit.keep_bytes(f"{CANARY}-issued ".encode() * 900)
        edit.put(Issue(brief_id=project.all(Brief)[0].id, pdf_hash=pdf))
        edit.put(Setting(id="author", value=f"{CANARY}-author"))
    project.checkpoint(f"{CANARY}-checkpoint")
    project.set_place("warned of folder", f"/home/{CANARY}")
    return project


def test_it_holds_every_item_and_every_text(lived_in: Project, tmp_path: Path) -> None:
    lived_in.save_clean_copy(tmp_path / "copy.brief")
    with Project.open(tmp_path / "copy.brief", read_only=True) as copy:
        for kind, item_class in CLASSES.items():
            wanted = [item for item in lived_in.all(item_class) if getattr(item, "id", "") != "author"]
            assert copy.all(item_class) == ([] if item_class is Issue else wanted), kind
        (source,) = copy.all(Source)
        (revision,) = copy.all(Revision)
        assert copy.text(revision) == "The S-400 stays. " * 600
        assert copy.original(source) == b"original bytes " * 600
        assert copy.verify() == []


def test_no_word_of_the_past_is_in_its_bytes(lived_in: Project, tmp_path: Path) -> None:
    copy = tmp_path / "copy.brief"
    lived_in.save_clean_copy(copy)
    found = _everything(copy)
    for form in ("utf-8", "utf-16-le", "utf-16-be"):
        assert CANARY.encode(form) not in found
    for trace in (b"Ada", str(tmp_path).encode(), b"Hand over"):
        assert trace not in found
    assert b"What the note says now" in found
    # And the search would have found it: it is all in the project itself.
    lived_in.close()
    assert CANARY.encode() in _everything(lived_in.path)


def test_its_history_is_one_step_that_undo_stands_on(lived_in: Project, tmp_path: Path) -> None:
    lived_in.save_clean_copy(tmp_path / "copy.brief")
    with Project.open(tmp_path / "copy.brief", author="Grace") as copy:
        (step,) = copy.history.steps()
        assert (step.label, step.author) == (LABEL, "")
        assert copy.undo() is None
        with copy.edit("Go on") as edit:
            note = edit.put(Note(text="New"))
        assert note.label not in {known.label for known in lived_in.all(Note)}
        assert copy.verify() == []
        copy.undo()
        assert copy.verify() == []


def test_the_same_project_gives_the_same_bytes(lived_in: Project, tmp_path: Path) -> None:
    lived_in.save_clean_copy(tmp_path / "one.brief")
    lived_in.save_clean_copy(tmp_path / "other.brief")
    assert (tmp_path / "one.brief").read_bytes() == (tmp_path / "other.brief").read_bytes()


def test_the_project_goes_on_as_it_was(lived_in: Project, tmp_path: Path) -> None:
    before = lived_in.history.steps()
    lived_in.save_clean_copy(tmp_path / "copy.brief")
    assert lived_in.history.steps() == before
    lived_in.undo()
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.brief"]


def test_a_file_that_is_there_is_not_written_over(project: Project, tmp_path: Path) -> None:
    taken = tmp_path / "copy.brief"
    taken.write_bytes(b"mine")
    with pytest.raises(ProjectError, match="already a file"):
        project.save_clean_copy(taken)
    assert taken.read_bytes() == b"mine"


def test_a_copy_that_fails_leaves_no_file(lived_in: Project, tmp_path: Path) -> None:
    with closing(apsw.Connection(str(lived_in.path))) as raw:
        raw.execute("UPDATE content SET bytes = x'00', zlib = 0")
    with pytest.raises(ProjectError, match="damaged"):
        lived_in.save_clean_copy(tmp_path / "copy.brief")
    assert not (tmp_path / "copy.brief").exists()


def test_a_protected_project_gives_a_protected_copy(tmp_path: Path) -> None:
    copy = tmp_path / "copy.brief"
    with Project.create(tmp_path / "own.brief", "Own", password=GIVEN) as project:
        with project.edit("Note") as edit:
            edit.put(Note(text="Not for everybody"))
        project.save_clean_copy(copy)
    assert b"Not for everybody" not in copy.read_bytes()
    with pytest.raises(PasswordNeeded):
        Project.open(copy)
    with Project.open(copy, password=GIVEN) as opened:
        assert [note.text for note in opened.all(Note)] == ["Not for everybody"]
        assert opened.verify() == []


def test_two_copies_of_different_moments_are_different_projects(project: Project, tmp_path: Path) -> None:
    """Backups are told apart by a project's first step: those of one copy must not be offered for another."""
    firsts = []
    for number in range(2):
        with project.edit("Note") as edit:
            edit.put(Note(text=json.dumps(number)))
        project.save_clean_copy(tmp_path / f"{number}.brief")
        with Project.open(tmp_path / f"{number}.brief", read_only=True) as copy:
            firsts.append(copy.history.steps()[-1].action)
    assert len({*firsts, project.history.steps()[-1].action}) == 3
