"""A window of its own for each flow, with its files in a temporary folder."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window_hand import Hand, shown_window


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Hand]:
    window = shown_window(qtbot)
    yield Hand(qtbot, window)
    window.close()
