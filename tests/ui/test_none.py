"""PySide must not eat references to None."""
# SPDX-License-Identifier: MIT

import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on: its count says nothing")
def test_calls_that_return_nothing_leave_the_count_of_none_alone(qtbot: QtBot) -> None:
    # PySide 6.12.0 drops one reference a call, and Python 3.11 dies with none_dealloc after some 5,000 of them.
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.update()
    before = sys.getrefcount(None)
    for _ in range(500):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 100
