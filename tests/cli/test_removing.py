"""Removing sources by the command line: what leans on them is told first."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest

from briefing.cli.commands import main
from briefing.model import Source
from briefing.project import Project
from tests.ui.sample_copy import sample_in


def sources_of(path: Path) -> list[str]:
    with Project(path, read_only=True) as project:
        return [source.label for source in project.all(Source)]


def test_a_source_that_sentences_lean_on_stays_until_yes_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sample_in(tmp_path)
    assert main(["remove", str(path), "s1"]) == 1
    told = capsys.readouterr()
    assert "B1 Discussion, line 1, column 52: “" in told.out
    assert "sentences lean on S1: nothing was removed" in told.err
    assert "S1" in sources_of(path)
    assert main(["remove", str(path), "S1", "--yes"]) == 0
    assert "Removed S1, which was evidence of " in capsys.readouterr().out
    assert "S1" not in sources_of(path)
    assert main(["check", str(path)]) == 1
    assert "S1, which was removed" in capsys.readouterr().out
    assert main(["undo", str(path)]) == 0
    assert "S1" in sources_of(path)


def test_a_source_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["remove", str(sample_in(tmp_path)), "S99"]) == 1
    assert "There is no source S99" in capsys.readouterr().err
