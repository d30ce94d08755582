"""How long the window's thread works without looking for events: what people feel as a window that hangs."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QAbstractEventDispatcher, QTimer

YARDSTICK_MS = 3.6
"""What the yardstick takes on the machine of the bars (two cores of 2026) while nothing else runs."""


LONG_MS = 20.0
"""A stretch that may be too long: how fast the machine works is looked at beside each of them."""


class Stretches:
    """The worst stretch of work between two looks for events, as long as it would be on the machine of the bars.

    Of each its processor time counts: what another program took of the machine meanwhile is not the desk's doing. What
    others take of caches and cores makes that time longer too, a third to twice as long and from one moment to the
    next; so each long stretch is divided by what the yardstick shows right before and after it.
    """

    def __init__(self) -> None:
        self.worst_ms = 0.0
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        self._dispatcher = dispatcher
        self._pulse = QTimer()
        self._pulse.timeout.connect(self._look)
        self._pace = slowness()
        self._began = time.thread_time()

    def begin(self) -> None:
        """Watch from now on."""
        self._dispatcher.awake.connect(self._look)
        self._dispatcher.aboutToBlock.connect(self._look)
        self._pulse.start(0)
        self._began = time.thread_time()

    def end(self) -> None:
        """Watch no more."""
        self._look()
        self._pulse.stop()
        self._dispatcher.awake.disconnect(self._look)
        self._dispatcher.aboutToBlock.disconnect(self._look)

    def _look(self) -> None:
        took = (time.thread_time() - self._began) * 1000
        if took > LONG_MS:
            before, self._pace = self._pace, slowness()
            self.worst_ms = max(self.worst_ms, took / statistics.mean((before, self._pace)))
        else:
            self.worst_ms = max(self.worst_ms, min(took, LONG_MS))
        self._began = time.thread_time()


def slowness() -> float:
    """How much slower than at rest the machine of the bars works now; at least 1."""
    times = [_yardstick() for _ in range(3)]
    return max(1.0, statistics.median(times) / YARDSTICK_MS)


def _yardstick() -> float:
    begin = time.thread_time()
    found: dict[str, int] = {}
    for number in range(20_000):
        word = str(number % 997)
        found[word] = found.get(word, 0) + len(word)
    return (time.thread_time() - begin) * 1000


@contextmanager
def stretches() -> Iterator[Stretches]:
    """Watch the window's thread; rubbish left by what came before is not what is watched."""
    gc.collect()
    found = Stretches()
    found.begin()
    try:
        yield found
    finally:
        found.end()
