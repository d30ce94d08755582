"""Backups as versions: listed with their checkpoints, opened read-only, restored so that Undo takes it back."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing.model import Actor
from briefing.project import Project
from ui.desk import Desk
from ui.history.versions import VersionsPanel, about_words, versions


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    with Project.create(tmp_path / "p.brief", "P") as project:
        yield Desk(project)


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> VersionsPanel:
    made = VersionsPanel(desk)
    qtbot.addWidget(made)
    return made


def add(desk: Desk, name: str) -> None:
    with desk.project.edit(f"Add {name}") as edit:
        edit.put(Actor(name=name))


def test_versions_carry_the_checkpoints_set_since_the_one_before(desk: Desk, panel: VersionsPanel) -> None:
    desk.project.back_up()
    add(desk, "A")
    desk.project.checkpoint("Noon")
    desk.project.back_up()
    found = versions(desk.project.backups(), desk.project.history.checkpoints())
    assert [version.checkpoints for version in found] == [("Noon",), ()]
    assert about_words(found[0]).endswith("3 steps · Noon")


def test_the_list_keeps_qts_rules_and_offers_what_can_be_done(
    desk: Desk, panel: VersionsPanel, qtmodeltester: ModelTester
) -> None:
    panel.refresh()
    assert panel.chosen() is None
    assert not panel.open.isEnabled()
    desk.project.back_up()
    panel.refresh()
    qtmodeltester.check(panel.model)
    assert panel.open.isEnabled()
    assert panel.restore.isEnabled()


def test_the_chosen_version_is_what_is_opened_and_restored(desk: Desk, panel: VersionsPanel, qtbot: QtBot) -> None:
    backup = desk.project.back_up()
    assert backup is not None
    panel.refresh()
    with qtbot.waitSignal(panel.open_wanted) as wanted:
        panel.open.click()
    assert wanted.args == [backup.path]
    with qtbot.waitSignal(panel.restore_wanted) as restored:
        panel.restore.click()
    assert restored.args == [backup]
