"""Errors for people are shown whole; a bug is shown as ours, with what is needed to report it."""
# SPDX-License-Identifier: MIT

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.errors import BriefingError, ProjectError
from ui.messages import Act, BugReport, MessageBar, diagnostics
from ui.window.banners import Banners


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def bugs(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BugReport]:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    hook = sys.excepthook
    made = BugReport()
    yield made
    made.uninstall()
    sys.excepthook = hook


def test_a_message_says_what_happened_what_is_safe_and_what_to_do(bar: MessageBar) -> None:
    bar.show_error(ProjectError("The disk is full.", safe="Nothing is lost.", remedy="Free some space."))
    assert bar.message() == "The disk is full. Nothing is lost. Free some space."
    assert bar._more.isHidden()
    bar.clear()
    assert bar.message() == ""


def test_details_are_folded_and_can_be_copied(bar: MessageBar) -> None:
    bar.show_error(BriefingError("It broke.", details="line 1\nline 2"))
    assert bar._box.isHidden()
    bar._more.click()
    assert not bar._box.isHidden()
    bar._copy.click()
    assert "line 2" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()


def test_a_bug_is_logged_and_told_with_its_trace(
    bugs: BugReport, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bugs.install()
    told: list[BriefingError] = []
    bugs.met.connect(told.append)
    error = ZeroDivisionError("in our code")
    sys.excepthook(type(error), error, None)
    assert "mistake in the program" in told[0].happened
    assert "saved" in told[0].safe
    assert "in our code" in told[0].details
    assert "Qt " in told[0].details
    assert "in our code" in (tmp_path / "log" / "briefing.log").read_text(encoding="utf-8")
    assert "in our code" in capsys.readouterr().err


def test_an_error_for_people_that_slips_through_is_shown_as_itself(bugs: BugReport) -> None:
    told: list[BriefingError] = []
    bugs.met.connect(told.append)
    error = ProjectError("The drive is gone.")
    bugs.report(type(error), error, None)
    assert told == [error]


def test_diagnostics_name_versions_and_nothing_of_the_user(tmp_path: Path) -> None:
    assert str(Path.home()) not in diagnostics()
    assert "Python" in diagnostics()


def test_a_message_offers_what_can_be_done_and_the_next_one_no_longer_does(bar: MessageBar) -> None:
    done: list[str] = []
    error = ProjectError("The disk is full.")
    bar.tell(error, (Act("Try again", lambda: done.append("again")),), may_dismiss=False)
    bar.press("Try again")
    assert done == ["again"]
    assert bar._dismiss.isHidden()
    bar.show_error(error)
    assert bar.acts() == []
    assert not bar._dismiss.isHidden()


def test_each_topic_has_a_banner_of_its_own(qtbot: QtBot, qapp: QApplication) -> None:
    banners = Banners()
    qtbot.addWidget(banners)
    banners.show()
    banners.tell("read-only", BriefingError("Read-only."))
    banners.tell("recovered", BriefingError("Recovered."), tone="good")
    banners.tell("read-only", BriefingError("Still read-only."))
    shown = [bar.message() for topic in ("read-only", "recovered") if (bar := banners.bar(topic)) is not None]
    assert shown == ["Still read-only.", "Recovered."]
    banners.clear("recovered")
    assert banners.bar("recovered") is None
    banners.clear_all()
    assert banners.bar("read-only") is None
