"""The write gate: one at a time, the window first."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

import pytest

from briefing.errors import Busy
from briefing.project.gate import Gate

PATIENCE = 20
"""Seconds after which a test that hangs fails; none waits that long."""


class Watched(Gate):
    """A gate that tells when a thread stands before it."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = {True: Event(), False: Event()}
        self.asked: list[Callable[[], bool]] = []
        wait_for = self._condition.wait_for

        def told(predicate: Callable[[], bool], timeout: float | None = None) -> bool:
            if not predicate():
                # The condition is held here, so nobody passes between this and the wait.
                self.asked.append(predicate)
                self.waiting[self._urgent_waiting > 0].set()
            return wait_for(predicate, timeout)

        self._condition.wait_for = told  # type: ignore[assignment,method-assign]

    def would_pass(self) -> list[bool]:
        """Of those that wait, who would pass if the gate came free now."""
        with self._condition:
            holder, self._holder = self._holder, None
            answers = [predicate() for predicate in self.asked]
            self._holder = holder
        return answers


def test_the_urgent_go_first_however_late_they_came() -> None:
    gate = Watched()
    passed: list[str] = []

    def passing(name: str, *, urgent: bool) -> Thread:
        def run() -> None:
            with gate.passed(urgent=urgent):
                passed.append(name)

        thread = Thread(target=run)
        thread.start()
        assert gate.waiting[urgent].wait(PATIENCE)
        gate.waiting[urgent].clear()
        return thread

    with gate.passed(urgent=False):
        threads = [*(passing("import", urgent=False) for _ in range(8)), passing("window", urgent=True)]
        assert passed == []
        assert gate.would_pass() == [False] * 8 + [True]
    for thread in threads:
        thread.join(PATIENCE)
    assert passed == ["window", *["import"] * 8]


def test_only_one_is_inside() -> None:
    gate = Gate()
    inside = 0
    most = 0

    def run() -> None:
        nonlocal inside, most
        for turn in range(200):
            with gate.passed(urgent=turn % 2 == 0):
                inside += 1
                most = max(most, inside)
                inside -= 1

    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert (inside, most) == (0, 1)


def test_a_thread_that_is_inside_cannot_enter_again_but_another_can_after_an_error() -> None:
    gate = Gate()
    with pytest.raises(RuntimeError, match="inside an edit"), gate.passed(urgent=True), gate.passed(urgent=True):
        pass
    thread = Thread(target=lambda: gate.passed(urgent=False).__enter__())
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_who_is_impatient_is_sent_away_and_called_when_the_gate_is_free() -> None:
    gate = Gate()
    inside, let_go = Event(), Event()
    called: list[str] = []

    def stay() -> None:
        with gate.passed(urgent=False):
            inside.set()
            assert let_go.wait(PATIENCE)

    thread = Thread(target=stay)
    thread.start()
    assert inside.wait(PATIENCE)
    with gate.impatient(0), gate.impatient(0), pytest.raises(Busy), gate.passed(urgent=True):
        called.append("passed")
    gate.when_free(lambda: called.append("free"))
    assert called == []
    let_go.set()
    thread.join(PATIENCE)
    assert called == ["free"]
    gate.when_free(lambda: called.append("free already"))
    with gate.passed(urgent=True):
        assert called == ["free", "free already"]
