"""Jobs run beside the window, one after another; what they say arrives in the window's thread."""
# SPDX-License-Identifier: MIT

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.errors import BriefingError, WorkerError
from briefing.workers.worker import JobCancelled
from ui.jobs import Job, Jobs
from ui.window.status_bar import StatusBar


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_progress_and_result_arrive_in_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[tuple[object, bool]] = []
    here = threading.get_ident()

    def work(job: Job) -> str:
        assert threading.get_ident() != here
        job.advance(1)
        job.tell("half")
        return "whole"

    job = jobs.add("Reading", 2, work)
    for signal in (job.advanced, job.told, job.done):
        signal.connect(lambda value: heard.append((value, threading.get_ident() == here)))
    with qtbot.waitSignal(jobs.idle):
        pass
    assert heard == [(1, True), ("half", True), ("whole", True)]


def test_jobs_wait_for_each_other(jobs: Jobs, qtbot: QtBot) -> None:
    order: list[str] = []
    first = jobs.add("a", 0, lambda _job: order.append("a"))
    jobs.add("b", 0, lambda _job: order.append("b"))
    assert jobs.running is first
    with qtbot.waitSignal(jobs.idle):
        pass
    assert order == ["a", "b"]
    assert jobs.running is None


def test_an_error_for_people_is_told_as_one(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_job: Job) -> None:
        raise WorkerError("It ended.")

    job = jobs.add("a", 0, work)
    with qtbot.waitSignal(job.failed, check_params_cb=lambda error: error.happened == "It ended."):
        pass


def test_a_bug_in_a_job_is_a_bug_of_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_job: Job) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught, qtbot.waitSignal(jobs.idle):
        jobs.add("a", 0, work)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert not issubclass(ZeroDivisionError, BriefingError)


def test_cancelling_tells_the_running_job_and_those_that_wait(jobs: Jobs, qtbot: QtBot) -> None:
    begun = threading.Event()
    stopped: list[str] = []

    def work(job: Job) -> None:
        begun.set()
        while not job.is_cancelled():
            begun.wait(0.01)
        stopped.append(job.name)
        raise JobCancelled("This was cancelled.")

    failures: list[object] = []
    for name in ("a", "b"):
        jobs.add(name, 0, work).failed.connect(failures.append)
    assert begun.wait(10)
    with qtbot.waitSignal(jobs.idle):
        jobs.cancel()
    assert stopped == ["a", "b"]
    assert failures == []


def test_stopping_waits_and_delivers_nothing_more(jobs: Jobs, qtbot: QtBot) -> None:
    go_on = threading.Event()
    delivered: list[object] = []

    def work(job: Job) -> str:
        job.advance(1)
        while not job.is_cancelled():
            go_on.wait(0.01)
        return "late"

    job = jobs.add("a", 0, work)
    job.done.connect(delivered.append)
    jobs.stop()
    assert jobs.running is None
    with qtbot.waitSignal(jobs.add("next", 0, lambda _job: None).ended):
        pass
    assert delivered == []


def test_the_status_bar_counts_only_the_job_that_it_shows(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    behind = Job("Reading sources", 9, lambda _job: None, bar)
    shown = Job("Undo", 0, lambda _job: None, bar)
    bar.show_job(behind)
    bar.show_job(shown)
    behind.advanced.emit(4)
    assert bar.job_words() == "Undo…"
    bar.show_job(behind)
    behind.advanced.emit(5)
    assert bar.job_words() == "Reading sources · 5 of 9"
