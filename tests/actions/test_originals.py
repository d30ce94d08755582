"""Originals are written out whole, under a name that no desktop opens as a program."""
# SPDX-License-Identifier: MIT

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.actions.importing import add_article
from briefing.actions.originals import safe_name, write_original
from briefing.errors import ProjectError
from briefing.model import Source
from briefing.project import Project
from tests.actions.conftest import article


def test_the_bytes_are_those_that_were_read(project: Project, tmp_path: Path) -> None:
    source, _ = add_article(project, replace(article(name="page.html"), original=b"<p>One \xff</p>"))
    path = write_original(project, source, tmp_path / "out")
    assert path.name == "page.html"
    assert path.read_bytes() == b"<p>One \xff</p>"


@pytest.mark.parametrize(
    ("raw", "name", "safe"),
    [
        (b"Words.", "notes.txt", "notes.txt"),
        (b"[Desktop Entry]\nExec=rm", "x.desktop", "x.desktop.txt"),
        (b"echo hello", "../../run.sh", "run.sh.txt"),
        (b"Words.", "", "unnamed.txt"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00", "tool", "tool.bin"),
    ],
)
def test_the_suffix_is_one_of_the_formats_own(raw: bytes, name: str, safe: str) -> None:
    assert safe_name(raw, name) == safe


def test_a_source_without_an_original_says_so(project: Project, tmp_path: Path) -> None:
    with project.edit("Add") as edit:
        source = edit.put(Source(title="Typed"))
    with pytest.raises(ProjectError, match="keeps no original"):
        write_original(project, source, tmp_path)


def test_a_folder_that_cannot_be_written_is_said(project: Project, source: Source, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(ProjectError, match="could not be written out"):
        write_original(project, source, tmp_path / "file")
