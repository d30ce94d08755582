"""While articles are imported, what the window does for them between two turns of its event loop is bounded."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from briefing.model import Source
from briefing.project import Project
from briefing.project.reading import Reading
from tests.ui.window_hand import Hand

_OF_THE_FIRST = 60
"""Queries of the turn in which the first source comes: it is opened as well."""
_OF_EACH = 3
"""Small ones, by id, of each source of a bundle: more would make the window stumble when many come at once."""


class Turns:
    """Counts what the GUI thread asks of the project between two turns of its event loop."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.most = 0
        self._now = 0
        gui_thread = threading.get_ident()
        asked = Reading._rows

        def ask(project: Reading, query: str, values: Sequence[Any]) -> list[Any]:
            if threading.get_ident() == gui_thread:
                self._now += 1
            return asked(project, query, values)

        monkeypatch.setattr(Reading, "_rows", ask)
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def end(self) -> None:
        """Count no more."""
        self._timer.stop()

    def _turn(self) -> None:
        self.most = max(self.most, self._now)
        self._now = 0


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> Iterator[Turns]:
    made = Turns(monkeypatch)
    yield made
    made.end()


def articles(folder: Path, count: int) -> list[Path]:
    paths = []
    for number in range(count):
        path = folder / f"article-{number:03}.txt"
        path.write_text(f"Title {number}\n\nThe committee met for the {number}th time and said nothing.", "utf-8")
        paths.append(path)
    return paths


@pytest.mark.slow
@pytest.mark.parametrize("count", [15, 120])
def test_the_window_asks_in_one_turn_no_more_than_three_small_questions_for_each_source_that_came(
    hand: Hand, tmp_path: Path, turns: Turns, count: int
) -> None:
    Project.create(tmp_path / "desk.brief", "Desk").close()
    hand.window.open_project(tmp_path / "desk.brief")
    # All of it comes in one bundle, as on a machine that is busy elsewhere.
    hand.space.desk._hearing._soon.setInterval(3_600_000)
    hand.import_files(*articles(tmp_path, count))
    assert hand.project.count(Source) == count
    hand.until(lambda: hand.space.library.model.source_count() == count)
    assert 0 < turns.most <= _OF_THE_FIRST + _OF_EACH * count
