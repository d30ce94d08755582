"""Many files read by one process, one line of JSON each."""
# SPDX-License-Identifier: MIT

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import cast

from briefing.sources.stream import facts_of

ROOT = Path(__file__).parent.parent.parent


def test_each_path_gets_its_facts_or_why_there_are_none(tmp_path: Path) -> None:
    good, blank = tmp_path / "Şimşek.txt", tmp_path / "blank.html"
    good.write_text("Şimşek in İstanbul\n\nPutin spoke for an hour.\n", encoding="utf-8")
    blank.write_text('<meta charset="iso-8859-2"><p></p>', encoding="ascii")
    lines = [f"{path}\n".encode() for path in (good, tmp_path / "missing.txt", blank)] + [b"\n", os.fsencode(good)]

    first, missing, empty, last = facts_of(lines)

    assert (first["path"], first["title"]) == (str(good), "Şimşek in İstanbul")
    assert set(missing) == {"path", "error"}
    assert "There is no file “missing.txt”" in str(missing["error"])
    assert (empty["text"], empty["encoding"]) == ("", "iso8859-2")
    assert "no readable text" in str(empty["refusal"])
    assert last == first


def test_a_file_of_several_articles_gives_each_and_why_there_are_not_more(tmp_path: Path) -> None:
    packed = tmp_path / "some.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "One\n\nWords.")
        archive.writestr("b.txt", "Two\n\nWords.")
        archive.writestr("empty.txt", "")

    (facts,) = facts_of([os.fsencode(packed)])

    assert set(facts) == {"path", "articles", "refused"}
    assert [each["title"] for each in cast(list[dict[str, str]], facts["articles"])] == ["One", "Two"]
    (refused,) = cast(list[str], facts["refused"])
    assert "empty.txt" in refused


def test_the_program_answers_each_line_as_it_comes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A title\n\nAnd some text.\n", encoding="utf-8")
    command = [sys.executable, "-m", "briefing", "read", "--stream"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe) as program:  # noqa: S603 our own program
        assert program.stdin is not None
        assert program.stdout is not None
        for _ in range(2):
            program.stdin.write(os.fsencode(path) + b"\n")
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["title"] == "A title"
        program.stdin.close()
        assert program.wait(60) == 0
