"""A PDF is put in place whole or not at all."""
# SPDX-License-Identifier: MIT

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from briefing.actions.exporting import ASIDE, ExportOptions, export_file, export_pdf
from briefing.brief.document import Document, Paragraph, plain
from briefing.errors import RenderError
from briefing.project import Project
from briefing.render import RENDERERS, render_pdf, write_pdf, writing
from tests.render import sample_document

BRIEF = Document("T", body=(Paragraph(plain("x")),))
UNSETTABLE = Document("T", body=(Paragraph(plain("ส")),))


def test_the_file_holds_what_was_rendered(tmp_path: Path) -> None:
    target = tmp_path / "Türkiye brief.pdf"
    write_pdf(BRIEF, target)
    assert target.read_bytes() == render_pdf(BRIEF)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    target.write_bytes(b"old")
    write_pdf(BRIEF, target)
    assert target.read_bytes().startswith(b"%PDF-")


def test_an_old_file_stays_when_the_brief_cannot_be_set(tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    target.write_bytes(b"old")
    with pytest.raises(RenderError):
        write_pdf(UNSETTABLE, target)
    assert target.read_bytes() == b"old"


def test_an_old_file_stays_when_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "brief.pdf"
    target.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(writing.errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(RenderError) as told:
        write_pdf(BRIEF, target)
    assert "the disk is full" in told.value.happened
    assert "The file that was there is unchanged." in told.value.safe
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_what_a_killed_export_left_is_cleared_and_what_another_is_writing_stays(tmp_path: Path) -> None:
    left, fresh, other = (tmp_path / name for name in (".briefing-a.part", ".briefing-b.part", "mine.part"))
    for path in (left, fresh, other):
        path.write_bytes(b"half")
    for path in (left, other):
        os.utime(path, (1, 1))
    write_pdf(BRIEF, tmp_path / "brief.pdf")
    assert sorted(path.name for path in tmp_path.iterdir()) == [fresh.name, "brief.pdf", other.name]


def test_a_copy_of_the_project_that_a_killed_export_left_is_cleared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = tmp_path / f"{ASIDE}x"
    left.mkdir()
    (left / "copy.brief").write_bytes(b"all of it")
    os.utime(left, (1, 1))
    with Project.create(tmp_path / "x.brief", "x") as project:
        export_pdf(project, tmp_path / "x.pdf", ExportOptions(attach_project=True, unmarked=True))
    assert not left.exists()
    assert (tmp_path / "x.pdf").exists()


def test_the_copy_is_made_in_the_folder_of_whoever_may_kill_the_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    copied = Project.save_clean_copy

    def noted(project: Project, path: Path) -> None:
        made.append(path)
        copied(project, path)

    monkeypatch.setattr(Project, "save_clean_copy", noted)
    aside = tmp_path / "aside"
    aside.mkdir()
    with Project.create(tmp_path / "x.brief", "x"):
        pass
    how = ExportOptions(attach_project=True, unmarked=True)
    export_file(str(tmp_path / "x.brief"), str(tmp_path / "x.pdf"), "", how, "", str(aside))
    assert [aside in path.parents for path in made] == [True]
    assert not list(aside.iterdir())


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="that folder does not exist"):
        write_pdf(BRIEF, tmp_path / "nowhere" / "brief.pdf")


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="there is a folder of this name"):
        write_pdf(BRIEF, tmp_path)


def test_a_device_in_the_place_of_the_file_stays_a_device(tmp_path: Path) -> None:
    pipe = tmp_path / "brief.pdf"
    os.mkfifo(pipe)
    with pytest.raises(RenderError, match="a device and no file"):
        write_pdf(BRIEF, pipe)
    assert pipe.is_fifo()


def test_the_file_that_a_link_leads_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    link = tmp_path / "brief.pdf"
    link.symlink_to(tmp_path / "kept" / "brief.pdf")
    write_pdf(BRIEF, link)
    assert link.is_symlink()
    assert (tmp_path / "kept" / "brief.pdf").read_bytes() == link.read_bytes()


def test_no_permission_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object, **_options: object) -> None:
        raise PermissionError(writing.errno.EACCES, "Permission denied")

    monkeypatch.setattr(writing.tempfile, "mkstemp", refused)
    with pytest.raises(RenderError, match="you may not write there"):
        write_pdf(BRIEF, tmp_path / "brief.pdf")


def test_bytes_that_are_not_a_whole_pdf_are_refused() -> None:
    made = render_pdf(sample_document.executive())
    RENDERERS["pdf"].check_bytes(made)
    for broken in (b"", b"%PDF-1.4", made[:-200], made[5000:], made[:3000] + made[3100:]):
        with pytest.raises(RenderError, match="incomplete"):
            RENDERERS["pdf"].check_bytes(broken)


def test_importing_the_room_is_cheap() -> None:
    heavy = {"PIL", "reportlab", "uharfbuzz"}
    code = f"import sys, briefing.render; sys.exit(any(n.split('.')[0] in {heavy} for n in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603  # our own words
