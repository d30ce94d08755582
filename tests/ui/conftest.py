"""The application every test of the window runs in: our style, our typefaces, our light theme."""
# SPDX-License-Identifier: MIT

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.patience import PatientBot
from tests.ui.window_hand import Hand, shown_window
from ui import fonts, theme
from ui.wording import speak_english

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What Qt's stand-in for a screen cannot do is no news; every other warning of Qt's fails a test."""
    here = Path(__file__).parent
    for test in items:
        if here in test.path.parents:
            test.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session", autouse=True)
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    fonts.register()
    speak_english(qapp)
    qapp.setFont(fonts.ui_font())
    theme.choose(qapp, theme.Choice.LIGHT)
    yield qapp
    # What a text put there was made in Python, and Qt's stand-in for a screen drops it only after Python has ended.
    qapp.clipboard().clear()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[QApplication]:
    """For tests that change the theme: the light one is back afterwards."""
    yield qapp
    theme.choose(qapp, theme.Choice.LIGHT)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where settings and backups of this test go."""
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Hand]:
    """An empty window of this test's own."""
    window = shown_window(qtbot)
    yield Hand(qtbot, window)
    window.close()
