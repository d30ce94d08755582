"""Work in small steps: one a turn of the loop, all that are left when somebody cannot wait."""
# SPDX-License-Identifier: MIT

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from ui.turns import Turns


def test_each_step_has_a_turn_of_its_own(qtbot: QtBot) -> None:
    done: list[int] = []
    parent = QObject()
    turns = Turns(parent)
    turns.take([partial(done.append, number) for number in range(3)])
    assert done == []
    QCoreApplication.processEvents()
    assert len(done) < 3
    qtbot.waitUntil(lambda: not turns.are_under_way)
    assert done == [0, 1, 2]


def test_what_is_left_is_done_at_once_for_who_cannot_wait_and_other_steps_take_its_place(qtbot: QtBot) -> None:
    done: list[str] = []
    parent = QObject()
    turns = Turns(parent)
    turns.take([partial(done.append, "old")])
    turns.take([partial(done.append, "new"), partial(done.append, "last")])
    turns.finish()
    assert done == ["new", "last"]
    assert not turns.are_under_way
