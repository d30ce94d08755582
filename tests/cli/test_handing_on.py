"""Handing a brief on from the command line: options of the export, themes, a project that travels in its PDF."""
# SPDX-License-Identifier: MIT

import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from briefing.actions.export_options import ExportOptions, remember_options, remembered_options
from briefing.cli import main
from briefing.model import Brief, Note, Section
from briefing.project import Project
from briefing.workers import JobCancelled, Worker
from resources.themes import BRIEF_THEMES
from tests.render.reading import objects_of, pages_of

Run = Callable[..., tuple[str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command that works; what it prints, and what it notes."""

    def ran(*words: object) -> tuple[str, str]:
        assert main([str(word) for word in words]) == 0
        said = capsys.readouterr()
        return said.out, said.err

    return ran


def test_a_project_travels_in_its_pdf_and_is_taken_out_again(run: Run, sample: Path, tmp_path: Path) -> None:
    run("export", sample, "--attach-project")
    assert run("take-out", tmp_path / "sample.pdf")[0] == f"Wrote {tmp_path / 'sample 2.brief'}\n"
    with Project.open(sample) as original, Project.open(tmp_path / "sample 2.brief") as copy:
        assert copy.name == original.name
        assert copy.all(Note) == original.all(Note)
        assert copy.verify() == []


def test_the_same_project_gives_the_same_pdf_with_its_copy_too(run: Run, sample: Path, tmp_path: Path) -> None:
    for name in ("one.pdf", "other.pdf"):
        run("export", sample, "--attach-project", "-o", tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "other.pdf").read_bytes()


def test_a_pdf_without_a_project_says_so_and_writes_nothing(run: Run, fail: Callable[..., str], sample: Path) -> None:
    run("export", sample)
    before = sorted(sample.parent.iterdir())
    assert "carries no project" in fail("take-out", sample.with_suffix(".pdf"))
    assert "carries no project" in fail("take-out", sample)
    assert sorted(sample.parent.iterdir()) == before


def test_a_file_that_is_there_is_never_written_over(run: Run, fail: Callable[..., str], sample: Path) -> None:
    run("export", sample, "--attach-project")
    before = sample.read_bytes()
    assert f"already a file named {sample.name} in {sample.parent}." in fail(
        "take-out", sample.with_suffix(".pdf"), "-o", sample
    )
    assert sample.read_bytes() == before


def test_a_protected_project_travels_protected(run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("ölüm kalım\n", encoding="utf-8")
    project = tmp_path / "own.brief"
    run("new", project, "--password-file", secret)
    with Project.open(project, password="ölüm kalım") as opened, opened.edit("Write") as edit:  # noqa: S106 a test's
        edit.put(Note(text="Not for everybody"))
    _, noted = run("export", project, "--attach-project", "--unmarked", "--password-file", secret)
    assert "has the project's password" in noted
    assert b"Not for everybody" not in objects_of((tmp_path / "own.pdf").read_bytes())
    run("take-out", tmp_path / "own.pdf", "-o", tmp_path / "out.brief")
    assert "1 note" in run("info", tmp_path / "out.brief", "--password-file", secret)[0]


def test_an_encrypted_pdf_opens_with_its_password_only(
    run: Run, fail: Callable[..., str], sample: Path, tmp_path: Path
) -> None:
    secret, wrong = tmp_path / "password", tmp_path / "wrong"
    secret.write_text("Пароль 7\n", encoding="utf-8")
    wrong.write_text("another\n", encoding="utf-8")
    _, noted = run("export", sample, "--attach-project", "--encrypt-password-file", secret)
    assert "no PDF/A" in noted
    pdf = sample.with_suffix(".pdf")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(pdf)
    with pypdfium2.PdfDocument(pdf, password="Пароль 7") as opened:  # noqa: S106 a test's
        assert len(opened) > 2
    assert "is encrypted" in fail("take-out", pdf)
    assert "not the password" in fail("take-out", pdf, "--password-file", wrong)
    run("take-out", pdf, "--password-file", secret)


def test_a_cancelled_export_leaves_the_old_file_and_nothing_beside_it(sample: Path, tmp_path: Path) -> None:
    with Project.open(sample) as project, project.edit("Write on and on") as edit:
        brief = edit.all(Brief)[0]
        edit.put(Section(brief_id=brief.id, place=50.0, heading="Long", body="Words upon words. " * 40_000))
    output = tmp_path / "folder" / "out.pdf"
    output.parent.mkdir()
    output.write_bytes(b"old")
    pages: list[int] = []
    with Worker() as worker, pytest.raises(JobCancelled):
        worker.run(
            "briefing.actions.exporting:export_file",
            str(sample),
            str(output),
            told=pages.append,
            cancelled=lambda: bool(pages),
        )
    assert pages
    assert output.read_bytes() == b"old"
    assert list(output.parent.iterdir()) == [output]


def test_theme_page_annex_and_draft_are_chosen_by_flags(run: Run, sample: Path) -> None:
    run("export", sample, "--theme", "note", "--page", "Letter", "--annex", "--draft")
    made = sample.with_suffix(".pdf").read_bytes()
    with pypdfium2.PdfDocument(made) as pdf:
        assert round(pdf[0].get_width()) == 612
    pages = pages_of(made)
    assert any("Annex: all quotes" in page.title() or "all quotes" in page.lower() for page in pages)
    assert all("DRAFT" in page for page in pages)
    # A portion mark is a whole label of TLP 2.0, in the annex as in the list of sources.
    assert "(TLP:AMBER)" in " ".join(pages[-2:])
    assert not any("(AMBER)" in page for page in pages)


def test_what_the_window_remembered_is_used_until_a_flag_says_otherwise(run: Run, sample: Path) -> None:
    with Project.open(sample) as project:
        chosen = ExportOptions(theme="plain", page_size="Letter", draft=True)
        assert remember_options(project, chosen)
        assert not remember_options(project, chosen)
        assert remembered_options(project) == chosen
        project.undo()
        assert remembered_options(project) != chosen
        project.redo()
    run("export", sample)
    assert "DRAFT" in pages_of(sample.with_suffix(".pdf").read_bytes())[-1]
    run("export", sample, "--no-draft")
    assert "DRAFT" not in pages_of(sample.with_suffix(".pdf").read_bytes())[-1]


def test_no_password_and_no_path_is_remembered(sample: Path) -> None:
    with Project.open(sample) as project:
        given = ExportOptions(draft=True, password="geheim-1", certificate="/home/x", certificate_password="geheim-2")  # noqa: S106
        remember_options(project, given)
        assert "geheim" not in repr(given)
    assert not {b"geheim", b"/home/x"} & {word for word in (b"geheim", b"/home/x") if word in sample.read_bytes()}


def test_a_brief_without_a_marking_is_refused_unless_that_is_meant(
    run: Run, fail: Callable[..., str], tmp_path: Path
) -> None:
    run("new", tmp_path / "own.brief")
    assert "bears no marking" in fail("export", tmp_path / "own.brief")
    assert not (tmp_path / "own.pdf").exists()
    run("export", tmp_path / "own.brief", "--unmarked")


def test_themes_are_listed_with_those_of_ones_own(
    run: Run, fail: Callable[..., str], sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    folder = tmp_path / "home" / "config" / "themes"
    folder.mkdir(parents=True)
    (folder / "desk.toml").write_text(
        'name = "Our desk"\nextends = "note"\n[page]\nsize = "Letter"\n', encoding="utf-8"
    )
    (folder / "broken.toml").write_text('extends = "note"\n[page]\nsize = "A9"\n', encoding="utf-8")
    (folder / "plain.toml").write_text('name = "Not ours"\nextends = "note"\n', encoding="utf-8")
    said, _ = run("themes")
    assert "desk        Our desk" in said
    assert "line 3" in said
    assert str(folder) in said
    listed = json.loads(run("themes", "--json")[0])
    assert [one["id"] for one in listed] == [*BRIEF_THEMES, "broken", "desk"]
    run("export", sample, "--theme", "desk")
    # The house's paper, where no other is asked for.
    with pypdfium2.PdfDocument(sample.with_suffix(".pdf")) as pdf:
        assert round(pdf[0].get_width()) == 612
    assert "line 3 cannot be used" in fail("export", sample, "--theme", "broken")
    assert "no theme “none”" in fail("export", sample, "--theme", "none")


def test_no_picture_is_taken_of_a_project_that_is_still_in_its_pdf(
    run: Run, fail: Callable[..., str], sample: Path, tmp_path: Path
) -> None:
    run("export", sample, "--attach-project")
    assert "take-out" in fail("open", sample.with_suffix(".pdf"), "--screenshot", tmp_path / "x.png")
