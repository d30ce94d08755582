"""A bot that waits as long as it may take on a machine that is busy with other tests, where none says how long."""
# SPDX-License-Identifier: MIT

from functools import partialmethod

from pytestqt.qtbot import QtBot

PATIENCE = 20_000
"""Milliseconds to wait for what is a matter of a few events."""


class PatientBot(QtBot):
    """The bot of every test of the window: the five seconds of the plain one were too few."""

    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE)
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE)
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE)
    waitSignals = partialmethod(QtBot.waitSignals, timeout=PATIENCE)
    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE)
