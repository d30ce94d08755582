"""The command line, as someone types it."""
# SPDX-License-Identifier: MIT

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

import briefing.cli.handing_on as handing_on_commands
import briefing.cli.window as window_commands
from briefing.actions.items import change
from briefing.actions.marking import Selection, mark
from briefing.cli import COMMANDS, main
from briefing.errors import BriefingError
from briefing.model import Brief, Judgement, Kind, Section, Source
from briefing.project import Project
from briefing.tradecraft.checking import check

ROOT = Path(__file__).parents[2]
Run = Callable[..., str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command that works and gives what it prints."""

    def ran(*words: object) -> str:
        assert main([str(word) for word in words]) == 0
        said = capsys.readouterr()
        assert said.err == ""
        return said.out

    return ran


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "Haber ı.txt"
    path.write_text("Şimşek in İstanbul\n\n18 December 2025\n\nПутин 🚀 spoke.\n", encoding="utf-8")
    return path


def test_a_project_is_made_filled_and_told_about(run: Run, article: Path, tmp_path: Path) -> None:
    assert run("new", tmp_path / "Desk", "--name", "The desk") == f"Created {tmp_path / 'Desk.brief'}\n"
    project = tmp_path / "Desk.brief"
    assert run("add", project, article) == "S1  Şimşek in İstanbul\n"
    assert run("add", project, article) == "Haber ı.txt is here already, the same file: S1  Şimşek in İstanbul\n"
    facts = json.loads(run("info", project, "--json"))
    assert facts["name"] == "The desk"
    assert (facts["counts"]["source"], facts["counts"]["brief"]) == (1, 1)
    assert facts["undo"] == "Import 1 source"
    assert [source["title"] for source in facts["sources"]] == ["Şimşek in İstanbul"]
    words = run("info", project)
    assert "The desk" in words
    assert "1 source" in words
    assert "Şimşek in İstanbul" in words


def test_read_prints_the_article_whole(run: Run, article: Path) -> None:
    found = json.loads(run("read", article, "--json"))
    assert {"title", "text", "published", "author", "language", "url"} <= set(found)
    assert found["title"] == "Şimşek in İstanbul"
    assert found["text"].rstrip("\n") == article.read_text(encoding="utf-8").rstrip("\n")
    assert found["published"] == "2025-12-18"
    assert found["url"] is None
    words = run("read", article)
    assert words.startswith("title: Şimşek in İstanbul\n")
    assert words.rstrip("\n").endswith(found["text"].rstrip("\n"))


def test_a_page_without_text_is_refused_but_its_facts_can_be_had(
    run: Run, fail: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "blank.html"
    page.write_bytes(b'<meta charset="iso-8859-2"><p></p>')
    run("new", tmp_path / "p.brief")
    assert "no readable text" in fail("read", page)
    assert "no readable text" in fail("add", tmp_path / "p.brief", page)
    assert main(["read", str(page), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["encoding"] == "iso8859-2"
    assert "no readable text" in said.err


def test_a_web_address_may_stand_where_a_file_may(fail: Run, tmp_path: Path) -> None:
    main(["new", str(tmp_path / "p.brief")])
    assert "inside a private network" in fail("read", "http://127.0.0.1:9/")
    assert "http://127.0.0.1:9/" in fail("add", tmp_path / "p.brief", "http://127.0.0.1:9/")
    assert "could not be read" in fail("read", "http://127.0.0.1:9/", "--allow-private")


def test_export_writes_a_pdf_where_it_is_told_or_beside_the_project(run: Run, sample: Path, tmp_path: Path) -> None:
    wanted = tmp_path / "Özet 1.pdf"
    assert run("export", sample, "-o", wanted) == f"Wrote {wanted}\n"
    assert wanted.read_bytes().startswith(b"%PDF-")
    assert run("export", sample) == f"Wrote {sample.with_suffix('.pdf')}\n"
    assert sample.with_suffix(".pdf").read_bytes() == wanted.read_bytes()


def test_undo_and_redo_say_what_they_did_until_there_is_nothing(
    run: Run, fail: Run, article: Path, tmp_path: Path
) -> None:
    project = tmp_path / "p.brief"
    run("new", project)
    run("add", project, article)
    assert run("undo", project) == "Undone: Import 1 source\n"
    assert "nothing to undo" in fail("undo", project)
    assert run("redo", project) == "Done again: Import 1 source\n"
    assert "nothing to redo" in fail("redo", project)


def test_history_lists_actions_newest_first_an_import_as_one(run: Run, sample: Path) -> None:
    run("undo", sample)
    steps: list[dict[str, Any]] = json.loads(run("history", sample, "--json"))
    assert [step["label"] for step in steps[:2]] == ["Write the brief", "Write the brief"]
    assert [step["kind"] for step in steps[:2]] == ["undo", "edit"]
    assert sum(step["label"].startswith("Import") for step in steps) == 1
    assert [step["id"] for step in steps] == sorted((step["id"] for step in steps), reverse=True)
    lines = run("history", sample, "--limit", "3").splitlines()
    assert len(lines) == 4
    assert lines[0].endswith("Undo “Write the brief”")
    earlier = int(lines[2].split()[0]) - 1
    assert lines[3] == f"and {earlier:,} earlier steps; --limit shows more"
    assert run("history", sample, "--limit", "9999").splitlines()[-1].endswith("Create project")


def test_sample_makes_its_folder_and_numbers_the_second(run: Run, tmp_path: Path) -> None:
    assert run("sample", tmp_path / "new" / "folder").endswith("Turkey S-400 return.brief\n")
    assert run("sample", tmp_path / "new" / "folder").endswith("Turkey S-400 return 2.brief\n")


def test_a_sample_is_exported_where_there_is_no_display(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    for _ in range(2):
        said = run("run-sample", tmp_path)
        assert said.strip().endswith("Turkey S-400 return.pdf")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".brief", ".pdf"]


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ([], (None, None, None)),
        (["p.brief"], (Path("p.brief"), None, None)),
        (["open", "p.brief", "--theme", "dark"], (Path("p.brief"), None, None)),
        (["--screenshot", "a.png", "--size", "800x600", "p.brief"], (Path("p.brief"), Path("a.png"), (800, 600))),
    ],
)
def test_without_a_command_the_window_opens(
    words: list[str], options: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[object, ...]] = []

    class Window:
        @staticmethod
        def load() -> Callable[..., int]:
            return lambda project, *, password, screenshot, size, theme: opened.append((project, screenshot, size)) or 0

    monkeypatch.setattr(window_commands, "entry_points", lambda group: [Window])
    assert main(words) == 0
    assert opened == [options]


def test_the_window_opens_a_protected_project_with_the_password_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[object, ...]] = []

    class Window:
        @staticmethod
        def load() -> Callable[..., int]:
            return lambda project, *, password, **_: opened.append((project, password)) or 0

    monkeypatch.setattr(window_commands, "entry_points", lambda group: [Window])
    (tmp_path / "secret.txt").write_text("hush\n")
    assert main(["open", "p.brief", "--password-file", str(tmp_path / "secret.txt")]) == 0
    assert opened == [(Path("p.brief"), "hush")]


def test_a_window_that_cannot_be_loaded_is_said(fail: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Window:
        @staticmethod
        def load() -> None:
            raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.setattr(window_commands, "entry_points", lambda group: [Window])
    assert "libEGL" in fail()
    monkeypatch.setattr(window_commands, "entry_points", lambda group: [])
    assert "not installed" in fail()


# What goes wrong


@pytest.mark.parametrize("command", ["info", "add", "export", "history", "undo", "redo"])
@pytest.mark.parametrize("wrong", ["missing.brief", "folder.brief", "article.brief", "brief.pdf.brief", "empty.brief"])
def test_what_is_no_project_is_said_in_one_line(fail: Run, command: str, wrong: str, tmp_path: Path) -> None:
    (tmp_path / "folder.brief").mkdir()
    (tmp_path / "article.brief").write_text("An article, not a project. " * 50, encoding="utf-8")
    (tmp_path / "brief.pdf.brief").write_bytes(b"%PDF-1.4\n" + bytes(range(256)) * 20)
    (tmp_path / "empty.brief").write_bytes(b"")
    files = [tmp_path / "article.brief"] if command == "add" else []
    assert wrong in fail(command, tmp_path / wrong, *files)


@pytest.mark.parametrize("command", ["info", "export", "undo"])
@pytest.mark.parametrize("size", [100, 4096, 100_000])
def test_a_cut_off_file_is_said_to_be_damaged(fail: Run, sample: Path, command: str, size: int) -> None:
    sample.write_bytes(sample.read_bytes()[:size])
    assert "sample.brief" in fail(command, sample)


def test_a_project_is_not_made_over_a_file_or_where_there_is_no_folder(fail: Run, sample: Path, tmp_path: Path) -> None:
    before = sample.read_bytes()
    assert "already a file" in fail("new", sample)
    assert sample.read_bytes() == before
    assert "could not be created" in fail("new", tmp_path / "nowhere" / "p.brief")
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert "could not be made" in fail("sample", tmp_path / "file")


def test_of_several_files_the_good_ones_are_added(
    capsys: pytest.CaptureFixture[str], article: Path, tmp_path: Path
) -> None:
    project = tmp_path / "p.brief"
    main(["new", str(project)])
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 ...")
    (tmp_path / "page.html").write_text("<h1>Page</h1><p>Some words of it.</p>", encoding="utf-8")
    names = ["scan.pdf", article.name, "missing.txt", "page.html"]
    capsys.readouterr()
    assert main(["add", str(project), *(str(tmp_path / name) for name in names)]) == 1
    said = capsys.readouterr()
    assert [line.split()[0] for line in said.out.splitlines()] == ["S1", "S2"]
    assert [line.split(": ")[1] for line in said.err.splitlines()] == ["scan.pdf", "missing.txt"]
    with Project.open(project) as opened:
        assert opened.count(Source) == 2


def test_a_folder_and_an_archive_give_all_their_articles(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    project = tmp_path / "p.brief"
    main(["new", str(project)])
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "page.html").write_text("<h1>Page</h1><p>Some words of it.</p>", encoding="utf-8")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("one.txt", "One\n\nWords of one.")
        archive.writestr("two.txt", "Two\n\nWords of two.")
        archive.writestr("none.txt", "")
    capsys.readouterr()
    assert main(["add", str(project), str(folder)]) == 1
    said = capsys.readouterr()
    assert [line.split(maxsplit=1)[1] for line in said.out.splitlines()] == ["One", "Two", "Page"]
    assert "none.txt" in said.err


@pytest.mark.parametrize("name", ["missing.txt", "folder", "scan.pdf", "empty.txt"])
def test_a_file_that_cannot_be_read_is_said(fail: Run, name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 ...")
    (tmp_path / "empty.txt").write_bytes(b"")
    assert name in fail("read", tmp_path / name, "--json")


def test_export_to_where_nothing_can_be_written_is_said(fail: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    assert "folder does not exist" in fail("export", sample, "-o", tmp_path / "nowhere" / "b.pdf")
    assert "there is a folder of this name" in fail("export", sample, "-o", tmp_path / "folder.pdf")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.pdf", "sample.brief"]


def test_export_never_replaces_a_project(fail: Run, sample: Path) -> None:
    before = sample.read_bytes()
    assert "name of a project" in fail("export", sample, "-o", sample)
    assert sample.read_bytes() == before


def test_in_a_folder_that_cannot_be_written_a_project_is_still_read(
    run: Run, fail: Run, sample: Path, article: Path
) -> None:
    folder = sample.parent / "locked"
    folder.mkdir()
    locked = Path(copyfile(sample, folder / "locked.brief"))
    locked.chmod(0o444)
    folder.chmod(0o555)
    if os.access(folder, os.W_OK):
        pytest.skip("this user may write everywhere")
    assert "8 sources" in run("info", locked)
    assert "may not write" in fail("export", locked)
    assert "locked.brief" in fail("add", locked, article)
    assert "locked.brief" in fail("undo", locked)


def test_what_would_be_printed_wrongly_stops_the_export_and_is_told_with_its_place(
    run: Run, fail: Run, sample: Path, tmp_path: Path
) -> None:
    made = tmp_path / "b.pdf"
    with Project.open(sample) as project, project.edit("Cite") as edit:
        (brief,) = edit.all(Brief)
        section = edit.put(Section(brief_id=brief.id, place=99.0, heading="More", body="So it is [@S99 ¶1]."))
    assert "The text under “More” cites S99, which the project does not have." in fail("export", sample, "-o", made)
    body = "(TLP:PURPLE) So it is.\n\n{{riskz}}\n\nAnd {{risks}} too.\n\n(TLP:WHITE) So."
    with Project.open(sample) as project:
        change(project, section, body=body)
    said = fail("export", sample, "-o", made)
    assert "More, line 1, column 1: “TLP:PURPLE” is no label of TLP 2.0. There are TLP:CLEAR" in said
    assert "More, line 3, column 3: There is no panel “riskz”; risks is meant?" in said
    assert "More, line 5, column 5: A directive needs a line of its own" in said
    assert "More, line 7, column 1: “TLP:WHITE” is no label of TLP 2.0. (TLP:CLEAR) is meant?" in said
    assert not made.exists()
    run("export", sample, "--draft", "-o", made)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["exprot"], "no command and no project “exprot”"),
        (["add", "p.brief"], "FILE"),
        (["export", "p.brief", "--to", "b.pdf"], "--to"),
        (["history", "p.brief", "--limit", "0"], "from 1 on"),
        (["--size", "large"], "1440x900"),
        (["--size", "0x9"], "1440x900"),
        (["info", "a\nb.brief"], "a b.brief"),
    ],
)
def test_words_that_make_no_sense_are_answered_in_one_line(fail: Run, words: list[str], said: str) -> None:
    assert said in fail(*words)


def test_a_bug_is_one_line_unless_its_traceback_is_asked_for(
    fail: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr(handing_on_commands, "export_pdf", broken)
    assert "a bug in Briefing (ZeroDivisionError: of ours)" in fail("export", sample)
    monkeypatch.setenv("BRIEFING_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        main(["export", str(sample)])


def test_version_and_help_name_the_program_and_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--version", "--help"):
        with pytest.raises(SystemExit) as left:
            main([option])
        assert left.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("briefing ")
    assert all(command in said for command in COMMANDS)


def test_a_brief_is_checked_before_and_after_mending(
    run: Run, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(sample)]) == 1
    with Project.open(sample) as project:
        for judgement in project.all(Judgement):
            if not project.exhibits_of(judgement.id):
                change(project, judgement, in_brief=False)
    capsys.readouterr()
    facts = json.loads(run("check", sample, "--json"))
    assert facts["clean"]
    assert {problem["code"] for problem in facts["problems"]} == {"B204"}
    assert "B401" in facts["passed"]
    assert all(0 < share["sourced"] <= share["sentences"] for share in facts["coverage"])


def test_a_brief_is_issued_listed_and_given_again(run: Run, fail: Run, sample: Path, tmp_path: Path) -> None:
    assert "J4 rests on no passage" in fail("issue", sample)
    with Project.open(sample, read_only=True) as project:
        (key,) = [problem.key for problem in check(project) if problem.code == "B401"]
    assert "Accepted" in run("check", sample, "--accept", key, "--reason", "A view of ours")
    assert "Issued SAMPLE-2026-001, version 1" in run("issue", sample, "--note", "Board", "-o", tmp_path / "a.pdf")
    (facts,) = json.loads(run("briefs", sample, "--json"))
    assert (facts["supersedes"], facts["version"]) == ("SAMPLE-2026-001", "2")
    assert facts["issues"][0]["note"] == "Board"
    assert "SAMPLE-2026-001  version 1" in run("briefs", sample)
    run("export", sample, "--issue", "sample-2026-001", "-o", tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    run("export", sample, "--issue", "V1")
    assert sample.with_name("SAMPLE-2026-001.pdf").exists()


def test_another_brief_is_exported_by_its_label(run: Run, fail: Run, sample: Path, tmp_path: Path) -> None:
    with Project.open(sample) as project, project.edit("Second") as edit:
        edit.put(Brief(title="Second", tlp="TLP:GREEN"))
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    run("export", sample, "-o", first)
    run("export", sample, "-o", second, "--brief", "b2")
    assert len(second.read_bytes()) != len(first.read_bytes())
    assert "There is no brief B7. There are: B1, B2." in fail("export", sample, "--brief", "B7")


def test_a_template_is_chosen_from_the_list(run: Run, sample: Path) -> None:
    templates = json.loads(run("templates", "--json"))
    assert "spot" in [template["id"] for template in templates]
    assert "Spot report" in run("template", sample, "spot", "--brief", "b1")
    assert json.loads(run("info", sample, "--json"))["undo"] == "Apply template “Spot report” to brief B1"


def test_house_defaults_are_set_listed_and_taken_away(run: Run, fail: Run, sample: Path) -> None:
    assert run("house", sample, "unit", "North") == "unit            North\n"
    assert "unit" in run("house", sample)
    assert "There is no house default “colour”" in fail("house", sample, "colour", "red")
    assert "no house defaults" in run("house", sample, "unit", "")
    assert "Change house default: unit" in run("history", sample)


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"briefing {name}" not in readme] == []


def test_a_selection_made_in_the_window_is_seen_by_the_command_line(run: Run, sample: Path) -> None:
    with Project.open(sample) as project:
        revision = project.current_revision(project.all(Source)[0].id)
        assert revision is not None
        mark(project, Selection(revision, project.text(revision), (0, 7)), Kind.NOTE)
    assert json.loads(run("info", sample, "--json"))["undo"].startswith("Add note “")


# As a program of its own


def _program(*words: str, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 our own program, with words of this file
        [sys.executable, "-m", "briefing", *words],
        cwd=ROOT,
        env={**os.environ, **surroundings},
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_the_program_prints_any_letter_on_a_stream_that_knows_only_ascii(article: Path) -> None:
    ran = _program("read", str(article), "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout.decode("utf-8"))["title"] == "Şimşek in İstanbul"


def test_the_program_ends_with_a_status_and_one_line(tmp_path: Path) -> None:
    ran = _program("info", str(tmp_path / "Şimşek.brief"), PYTHONIOENCODING="ascii")
    assert ran.returncode == 1
    assert ran.stdout == b""
    said = ran.stderr.decode("utf-8")
    assert said.count("\n") == 1
    assert "Şimşek.brief" in said
    assert "Traceback" not in said


def test_errors_of_ours_are_all_sentences(fail: Run, monkeypatch: pytest.MonkeyPatch, sample: Path) -> None:
    def broken(*_: object, **__: object) -> None:
        raise BriefingError("It did\nnot work.", safe="All is safe.", remedy="Try again.")

    monkeypatch.setattr(handing_on_commands, "export_pdf", broken)
    assert fail("export", sample) == "briefing: It did not work. All is safe. Try again.\n"
