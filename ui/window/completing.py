"""The rest of the window, made when its first picture has been seen: bars, sheets, and what works behind them."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from ui.jobs import Jobs
from ui.kit import Toast
from ui.messages import MessageBar, program_version
from ui.preferences.applying import Applying
from ui.window.asking import Asking
from ui.window.banners import Banners
from ui.window.command_slots import CommandSlots
from ui.window.drop import DropOverlay
from ui.window.guide import Guide
from ui.window.hints import Hints
from ui.window.jumping import PLACE, Jumping
from ui.window.key_sheet import KeySheet
from ui.window.opening import Opening
from ui.window.projects import Projects
from ui.window.status_bar import StatusBar
from ui.window.tool_bar import ToolBar
from ui.window.trust import Trust

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def put_together(window: MainWindow, column: QVBoxLayout) -> None:
    """Make the parts in the order in which they need each other, and the bars around the start screen in `column`."""
    QCoreApplication.setApplicationVersion(program_version())
    window.start.show_version(program_version())
    window.applying = Applying(window)
    window.asking = Asking(window)
    window.jobs = Jobs(window)
    window.messages = MessageBar()
    window.banners = Banners()
    window.tool_bar = ToolBar(window.commands)
    window.status = StatusBar()
    for place, bar in enumerate((window.tool_bar, window.messages, window.banners)):
        column.insertWidget(place, bar)
    column.addWidget(window.status)
    window.toast = Toast(window.room)
    window.overlay = DropOverlay(window)
    window.guide = Guide(window, window.commands)
    window.keys = KeySheet(window, window.commands)
    window.projects = Projects(window)
    window.opening = Opening(window)
    window.trust = Trust(window)
    window.jumping = Jumping(window)
    window.slots = CommandSlots(window)
    window.hints = Hints(window)
    _connect(window)


def _connect(window: MainWindow) -> None:
    window.jobs.begun.connect(window.status.show_job)
    window.jobs.idle.connect(lambda: window.status.show_job(None))
    window.status.cancelled.connect(window.jobs.cancel)
    window.status.saved_pressed.connect(window.commands.action("edit.history").trigger)
    window.status.place_pressed.connect(lambda: window.jumping.open(PLACE))
    window.status.selection_pressed.connect(window.slots.text.show_selection)
    window.status.annotations_pressed.connect(window.commands.action("annotate.here").trigger)
    window.status.text_size_pressed.connect(window.commands.action("view.text_reset").trigger)
