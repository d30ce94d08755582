"""Taking a batch of files into a project."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.actions.importing import ImportReport, add_article, import_files
from briefing.errors import BriefingError, SourceError
from briefing.model import PageBox, Revision, Source
from briefing.project import Project
from briefing.sources import Article, read
from tests.actions.conftest import article
from tests.project.dump import dump

HTML = "<html><head><title>Two keys</title></head><body><h1>Two keys</h1><p>One lock &amp; two keys.</p></body></html>"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    contents = {
        "one.txt": "First\r\n\r\nİstanbul 🚀\u00a0и Москва\u2028end".encode(),
        "bad.pdf": b"%PDF-1.7 not an article",
        "two.html": HTML.encode(),
        "empty.txt": b"",
        "again.txt": "First\r\n\r\nİstanbul 🚀\u00a0и Москва\u2028end".encode(),
        "three.md": b"# Third\n\nText.\n",
    }
    for name, raw in contents.items():
        (tmp_path / name).write_bytes(raw)
    return [tmp_path / name for name in contents]


def test_a_batch_goes_on_past_what_cannot_be_read(project: Project, files: list[Path]) -> None:
    done: list[int] = []
    report = import_files(project, [*files, files[0].parent / "missing.txt"], read, done=done.append)
    assert [source.file_name for source in report.added] == ["one.txt", "two.html", "three.md"]
    assert [(joined.name, joined.source.label) for joined in report.known] == [("again.txt", "S1")]
    assert [failure.name for failure in report.failed] == ["bad.pdf", "empty.txt", "missing.txt"]
    assert all(failure.error.sentence().endswith(".") for failure in report.failed)
    assert report.sentence() == "3 added, 1 already here, 3 could not be read"
    assert done == [1, 2, 3, 4, 5, 6, 7]


def test_the_outcome_of_nothing_is_said_too() -> None:
    assert ImportReport().sentence() == "0 added"


def test_every_character_and_the_original_bytes_are_kept(project: Project, files: list[Path]) -> None:
    for source in import_files(project, files, read).added:
        path = files[0].parent / source.file_name
        given = read(path)
        revision = project.current_revision(source.id)
        assert revision is not None
        assert project.text(revision) == given.text
        assert (revision.characters, revision.headings) == (len(given.text), given.headings)
        assert project.original(source) == path.read_bytes()
        assert source.title == given.title


def test_an_import_is_undone_and_redone_as_one(project: Project, files: list[Path]) -> None:
    before = dump(project)
    import_files(project, files, read)
    after = dump(project)
    assert project.history.undo_label == "Import 3 sources"
    project.undo()
    assert dump(project) == before
    project.redo()
    assert dump(project) == after


def test_an_edit_in_between_divides_the_import_by_name(project: Project, files: list[Path]) -> None:
    def read_and_edit(path: Path):  # type: ignore[no-untyped-def] # the reader's own type
        if path.name == "two.html":
            with project.edit("Rename") as edit:
                (source,) = edit.all(Source)
                edit.put(source)
                edit.put(Source(title="Typed"))
        return read(path)

    import_files(project, files, read_and_edit)
    assert project.history.undo_label == "Import sources 2–3"
    project.undo()
    project.undo()
    assert project.history.undo_label == "Import 1 source"


def test_a_cancelled_import_leaves_whole_items(project: Project, files: list[Path]) -> None:
    report = import_files(project, files, read, cancelled=lambda: project.count(Source) == 2)
    assert [source.file_name for source in report.added] == ["one.txt", "two.html"]
    assert project.count(Revision) == 2
    assert all(project.current_revision(source.id) for source in project.all(Source))
    project.undo()
    assert project.count(Source) == 0


def test_nothing_added_is_no_action(project: Project, files: list[Path]) -> None:
    import_files(project, files[1:2], read)
    assert project.history.undo_label == ""


def test_one_article_is_added_once(project: Project) -> None:
    source, is_new = add_article(project, article())
    assert is_new
    assert project.history.undo_label == "Add source “Ankara weighs its choices 🇹🇷🚀”"
    assert add_article(project, article(name="other.txt")) == (source, False)
    assert project.count(Source) == 1


def test_an_article_without_a_title_is_known_by_its_file(project: Project) -> None:
    assert add_article(project, article("\nText", "late.txt"))[0].title == "late.txt"


def test_a_file_may_hold_several_and_those_that_are_none_are_reported(project: Project) -> None:
    def several(path: Path) -> Iterator[Article | BriefingError]:
        yield article("One\n\nWords.", "one.txt")
        yield SourceError("“two.png” is a picture.", remedy="Paste its text.")
        yield article("Three\n\nWords.", "three.txt")
        if path.name == "broken.zip":
            raise SourceError("“broken.zip” breaks off.")

    done: list[int] = []
    report = import_files(project, [Path("a.zip"), Path("broken.zip")], several, done=done.append)
    assert [source.title for source in report.added] == ["One", "Three"]
    assert [joined.source.label for joined in report.known] == ["S1", "S2"]
    assert [failure.error.happened for failure in report.failed] == [
        "“two.png” is a picture.",
        "“two.png” is a picture.",
        "“broken.zip” breaks off.",
    ]
    assert done == [1, 2]


def test_a_cancel_in_the_middle_of_a_file_keeps_what_came(project: Project) -> None:
    def many(_path: Path) -> Iterator[Article | BriefingError]:
        return (article(f"Number {number}\n\nWords.", f"{number}.txt") for number in range(100))

    done: list[int] = []
    import_files(project, [Path("a.zip")], many, done=done.append, cancelled=lambda: project.count(Source) == 3)
    assert project.count(Source) == 3
    assert done == []


def test_the_pages_of_the_original_are_kept(project: Project) -> None:
    page = PageBox(1, 0, 8, 595.0, 842.0)
    source, _ = add_article(project, replace(article("One\n\nWords.", "one.pdf"), pages=(page,)))
    revision = project.current_revision(source.id)
    assert revision is not None
    assert revision.pages == (page,)


def test_the_same_text_is_joined_but_not_from_another_publisher(project: Project) -> None:
    text = "One\n\nWords of the wire."

    def told(name: str, publisher: str) -> Article:
        return replace(article(text, name), publisher=publisher, original=name.encode())

    first, _ = add_article(project, told("a.html", "Harbour Gazette"))
    assert add_article(project, told("a.txt", "")) == (first, False)
    assert add_article(project, told("b.html", "Aegean Courier"))[1]
    assert project.count(Source) == 2
