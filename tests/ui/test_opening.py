"""A project that another window has open is read here, and says who has it."""
# SPDX-License-Identifier: MIT

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from briefing.errors import NotAProject
from briefing.project import Project
from ui.window.opening import open_project

_HOLD = """
import sys
from pathlib import Path
from briefing.project import Project
with Project.open(Path(sys.argv[1])) as project:
    with project.edit("Hold") as edit:
        edit.keep_text("held")
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "held.brief"
    Project.create(path, "Held").close()
    other = subprocess.Popen(  # noqa: S603 -- our own interpreter and our own modules
        [sys.executable, "-c", _HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline().strip() == "open"
    yield path
    other.communicate("")


def test_a_project_open_elsewhere_is_opened_read_only_with_a_note(held: Path, qapp: QApplication) -> None:
    opened = open_project(held)
    with opened.project:
        assert opened.project.read_only
        assert opened.note is not None
        assert "read-only" in opened.note.sentence()


def test_a_project_of_ones_own_opens_without_a_word(tmp_path: Path, qapp: QApplication) -> None:
    Project.create(tmp_path / "a.brief", "A").close()
    opened = open_project(tmp_path / "a.brief")
    with opened.project:
        assert (opened.project.read_only, opened.note, opened.said) == (False, None, "")


def test_what_is_not_there_is_an_error_for_people(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(NotAProject):
        open_project(tmp_path / "nowhere.brief")
