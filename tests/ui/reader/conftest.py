"""A reader on the screen, in the light theme."""
# SPDX-License-Identifier: MIT

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.reader import ReaderView


@pytest.fixture
def reader(qtbot: QtBot, qapp: QApplication) -> ReaderView:
    theme.apply(qapp, theme.load("desk-light"))
    view = ReaderView()
    qtbot.addWidget(view)
    view.resize(760, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view
