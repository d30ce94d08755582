"""A project is taken out of a PDF only where an export of ours put it, and never more than a project may hold."""
# SPDX-License-Identifier: MIT

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefing.actions.reopening import place_for, take_out
from briefing.errors import NotAProject, ProjectError
from briefing.render import attached, render_pdf
from briefing.render.attached import MEDIA_TYPE, NAME, attachment_of, project_in
from tests.render import sample_document

PROJECT = b"SQLite format 3\0 and so on " * 500


@pytest.fixture(scope="module")
def carrier() -> bytes:
    return render_pdf(sample_document.executive(), attachment=attachment_of(PROJECT, protected=False))


def forged(carrier: bytes, path: Path, forge: Callable[[Any], None]) -> Path:
    with pikepdf.open(BytesIO(carrier)) as pdf:
        forge(pdf)
        pdf.save(path, compress_streams=False)
    return path


def spec(pdf: Any) -> Any:
    return pdf.Root.AF[0]


def bomb(pdf: Any) -> None:
    packed = zlib.compress(bytes(64 << 20), 9)
    stream = pikepdf.Stream(pdf, packed)
    stream.Subtype, stream.Filter = pikepdf.Name(f"/{MEDIA_TYPE}"), pikepdf.Name.FlateDecode
    spec(pdf).EF.UF = stream


def cut_off(pdf: Any) -> None:
    stream = pikepdf.Stream(pdf, zlib.compress(PROJECT)[:-40])
    stream.Subtype, stream.Filter = pikepdf.Name(f"/{MEDIA_TYPE}"), pikepdf.Name.FlateDecode
    spec(pdf).EF.UF = stream


FORGERIES: dict[str, Callable[[Any], None]] = {
    "another name": lambda pdf: setattr(spec(pdf), "UF", pikepdf.String("../../etc/passwd")),
    "another type": lambda pdf: setattr(spec(pdf).EF.UF, "Subtype", pikepdf.Name("/text#2Fplain")),
    "another relation": lambda pdf: setattr(spec(pdf), "AFRelationship", pikepdf.Name.Data),
    "no list": lambda pdf: setattr(pdf.Root, "AF", pikepdf.Name.None_),
    "numbers in the list": lambda pdf: setattr(pdf.Root, "AF", pikepdf.Array([1, 2])),
    "a text for a file": lambda pdf: setattr(spec(pdf).EF, "UF", pikepdf.String("x")),
    "no file": lambda pdf: spec(pdf).__delitem__("/EF"),
    "a bomb": bomb,
    "cut off": cut_off,
}


def test_what_was_attached_is_taken_out(carrier: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(carrier)
    assert project_in(path) == PROJECT


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_file_gives_nothing(
    carrier: bytes, tmp_path: Path, forgery: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached, "MOST_BYTES", 1 << 20)
    path = forged(carrier, tmp_path / "x.pdf", FORGERIES[forgery])
    with pytest.raises(NotAProject, match="carries no project"):
        project_in(path)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\n", b"\0" * 9_000, b"%PDF-1.7\n1 0 obj<</A 1 0 R>>endobj trailer<</Root 1 0 R>>"]
)
def test_what_is_no_pdf_gives_nothing(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    with pytest.raises(NotAProject, match="carries no project"):
        project_in(path)
    with pytest.raises(NotAProject, match="could not be read"):
        project_in(tmp_path / "none.pdf")


def test_what_is_taken_out_is_checked_like_any_project_and_else_not_kept(carrier: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(carrier)
    with pytest.raises(ProjectError):
        take_out(str(tmp_path / "x.pdf"), str(tmp_path / "out.brief"))
    assert [path.name for path in tmp_path.iterdir()] == ["x.pdf"]


def test_its_place_is_beside_the_pdf_and_never_another_files(tmp_path: Path) -> None:
    assert place_for(tmp_path / "x.pdf") == tmp_path / "x.brief"
    (tmp_path / "x.brief").touch()
    (tmp_path / "x 2.brief").touch()
    assert place_for(tmp_path / "x.pdf") == tmp_path / "x 3.brief"


def test_a_project_beyond_all_measure_is_not_attached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attached, "MOST_BYTES", 100)
    with pytest.raises(NotAProject, match="too large"):
        attachment_of(PROJECT, protected=False)


def test_the_attachment_bears_a_name_that_tells_nothing() -> None:
    assert attachment_of(PROJECT, protected=True).name == NAME == "project.brief"
