"""A reader on the screen."""
# SPDX-License-Identifier: MIT

import pytest
from pytestqt.qtbot import QtBot

from ui.reader import ReaderView


@pytest.fixture
def reader(qtbot: QtBot) -> ReaderView:
    view = ReaderView()
    qtbot.addWidget(view)
    view.resize(760, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view
