"""A window on the sample with its first risk in the panel: what is typed there has to reach the file."""
# SPDX-License-Identifier: MIT

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefing.model import Kind, Risk
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand, shown_window
from ui.kit import LineField


def on_first_risk(qtbot: QtBot, folder: Path) -> Hand:
    """A hand on a fresh copy of the sample in a folder; whoever asks closes its window."""
    window = shown_window(qtbot)
    window.open_project(sample_in(folder))
    made = Hand(qtbot, window)
    made.until_reading()
    made.space.desk.select(Kind.RISK, risk(made).id)
    return made


def risk(hand: Hand, place: int = 0) -> Risk:
    """One of the project's risks as the file has it."""
    return hand.project.all(Risk)[place]


def title(hand: Hand) -> LineField:
    """The field of the title in the risk's panel."""
    return hand.space.dock.risks.fields.title
