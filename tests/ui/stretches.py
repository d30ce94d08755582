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


class Stretches:
    """The worst stretch of work between two looks for events.

    Of each its processor time counts: what another program took of the machine meanwhile is not the desk's doing.
    """

    def __init__(self) -> None:
        self.worst_ms = 0.0
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        self._dispatcher = dispatcher
        self._pulse = QTimer()
        self._pulse.timeout.connect(self._look)
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
        now = time.thread_time()
        self.worst_ms = max(self.worst_ms, (now - self._began) * 1000)
        self._began = now


def slowness() -> float:
    """How much slower than at rest the machine of the bars works now; at least 1.

    Processor time grows where others fight for caches and cores: a third more to thrice as much was seen.
    """
    times = [_yardstick() for _ in range(9)]
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
