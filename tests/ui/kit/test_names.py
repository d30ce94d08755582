"""Names are completed without their accents, and what is new is not taken for a part of what is there."""
# SPDX-License-Identifier: MIT

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.kit.names import NameCompleter, NameList
from ui.panels.chips import AddField

NAMES = ("Recep Tayyip Erdoğan", "Łódź", "Warfare", "Đoković")


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = NameList()
    model.show_names(NAMES)
    qtmodeltester.check(model)


@pytest.mark.parametrize(("typed", "offered"), [("erdogan", NAMES[0]), ("lodz", NAMES[1]), ("Dok", NAMES[3])])
def test_a_name_is_offered_without_its_accents(qtbot: QtBot, typed: str, offered: str) -> None:
    field = AddField("Add", "Name, then Enter")
    qtbot.addWidget(field)
    field.offer(NAMES)
    qtbot.keyClicks(field, typed)
    completer = field.completer()
    assert isinstance(completer, NameCompleter)
    assert (completer.completionCount(), completer.currentCompletion()) == (1, offered)
    with qtbot.waitSignal(field.chosen) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [offered]


def test_a_new_word_is_not_taken_for_a_longer_one(qtbot: QtBot) -> None:
    field = AddField("Add", "Tag, then Enter", takes_new=True)
    qtbot.addWidget(field)
    field.offer(NAMES)
    for typed, taken in (("War", "War"), ("lodz", "Łódź")):
        field.setText(typed)
        with qtbot.waitSignal(field.chosen) as told:
            qtbot.keyClick(field, Qt.Key.Key_Return)
        assert told.args == [taken]
