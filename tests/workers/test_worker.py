import os
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from briefing.errors import SourceError, WorkerError
from briefing.workers import JobCancelled, Pool, Worker

JOBS = "tests.workers.jobs:"
TEN_MEGABYTES = 10 * 1024 * 1024


@pytest.fixture
def worker():
    with Worker() as worker:
        yield worker


def is_running(process_id):
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_job_runs_in_another_process_and_its_result_comes_back(worker):
    assert worker.run(JOBS + "doubled", 21) == 42
    assert worker.run(JOBS + "process_id") != os.getpid()


def test_the_process_stays_warm_between_jobs(worker):
    first = worker.run(JOBS + "process_id")

    assert worker.run(JOBS + "process_id") == first


def test_ten_megabytes_go_there_and_come_back(worker):
    blob = os.urandom(TEN_MEGABYTES)

    assert worker.run(JOBS + "echoed", blob) == blob


def test_what_a_job_prints_does_not_disturb_the_answers(worker):
    assert worker.run(JOBS + "talkative") == "told"
    assert worker.run(JOBS + "doubled", 4) == 8


def test_an_error_for_people_crosses_whole(worker):
    with pytest.raises(SourceError) as caught:
        worker.run(JOBS + "refused")

    assert (caught.value.happened, caught.value.safe, caught.value.remedy, caught.value.details) == (
        "No.",
        "All.",
        "Yes.",
        "why",
    )


def test_a_mistake_of_ours_is_raised_as_it_was_with_the_childs_traceback(worker):
    with pytest.raises(KeyError) as caught:
        worker.run(JOBS + "mistaken")

    assert "in mistaken" in caught.value.__notes__[0]


def test_a_crash_is_one_sentence_and_the_next_job_works(worker):
    with pytest.raises(WorkerError) as caught:
        worker.run(JOBS + "crashing")

    assert "ended unexpectedly" in caught.value.happened
    assert "last words" in caught.value.details
    assert worker.run(JOBS + "doubled", 3) == 6


def test_a_job_that_leaves_the_process_does_not_end_it(worker):
    with pytest.raises(SystemExit):
        worker.run(JOBS + "leaving")

    assert worker.run(JOBS + "doubled", 3) == 6


@pytest.mark.parametrize("job", ["endless", "busy"])
def test_a_job_out_of_time_is_killed_and_the_next_job_works(worker, job):
    killed = worker.run(JOBS + "process_id")

    with pytest.raises(WorkerError, match=r"longer than 0.2 seconds"):
        worker.run(JOBS + job, timeout=0.2)

    assert not is_running(killed)
    assert worker.run(JOBS + "process_id") != killed


def test_a_cancelled_job_is_killed_and_the_next_job_works(worker):
    killed = worker.run(JOBS + "process_id")
    wish = threading.Event()
    asked = []

    def cancelled():
        asked.append(True)
        if len(asked) == 3:
            wish.set()
        return wish.is_set()

    with pytest.raises(JobCancelled):
        worker.run(JOBS + "endless", cancelled=cancelled)

    assert not is_running(killed)
    assert worker.run(JOBS + "doubled", 5) == 10


def test_a_job_cancelled_before_its_turn_never_starts(worker):
    with pytest.raises(JobCancelled):
        worker.run(JOBS + "doubled", 1, cancelled=lambda: True)

    assert worker.process_id is None


def test_a_result_that_cannot_be_sent_is_an_error_not_a_hang(worker):
    with pytest.raises(WorkerError, match="could not be handed over"):
        worker.run(JOBS + "unsendable")

    assert worker.run(JOBS + "doubled", 3) == 6


@pytest.mark.skipif(sys.platform != "linux", reason="the memory limit needs RLIMIT_AS")
def test_a_job_that_takes_all_memory_is_refused_it(worker):
    with pytest.raises(WorkerError, match="more memory"):
        worker.run(JOBS + "memory_hungry")

    assert worker.run(JOBS + "doubled", 3) == 6


def test_jobs_from_many_threads_each_get_their_own_answer(worker):
    answers = {}

    def ask(number):
        answers[number] = worker.run(JOBS + "doubled", number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == {number: 2 * number for number in range(8)}


def test_closing_leaves_no_process_behind():
    worker = Worker()
    process = worker.run(JOBS + "process_id")
    worker.close()

    assert not is_running(process)


def test_a_forgotten_worker_ends_its_process():
    worker = Worker()
    process = worker.run(JOBS + "process_id")
    del worker

    assert not is_running(process)


def test_a_busy_worker_ends_when_its_parent_is_killed(tmp_path):
    # A plain script without a main guard, as a window's script may be: the child must not run it again.
    script = tmp_path / "window.py"
    script.write_text(
        textwrap.dedent(
            """
            import os, threading
            from briefing.workers import Worker
            worker = Worker()
            print(worker.run("tests.workers.jobs:process_id"), flush=True)
            threading.Thread(target=worker.run, args=("tests.workers.jobs:busy",), daemon=True).start()
            while worker._turn.acquire(blocking=False):
                worker._turn.release()
            os.kill(os.getpid(), 9)
            """
        )
    )
    root = Path(__file__).parents[2]
    parent = subprocess.run(  # noqa: S603 -- our own interpreter and the script above
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        env={**os.environ, "PYTHONPATH": str(root)},
    )

    assert len(parent.stdout.split()) == 1
    child = int(parent.stdout)
    waited = threading.Event()
    for _ in range(100):
        if not is_running(child):
            break
        waited.wait(0.05)
    assert not is_running(child)


def test_a_pool_runs_jobs_side_by_side_and_reuses_warm_workers():
    with Pool(2) as pool:
        first = pool.run(JOBS + "process_id")
        assert pool.run(JOBS + "process_id") == first

        wish = threading.Event()
        blocked = threading.Thread(target=_ignoring_cancel, args=(pool, wish))
        blocked.start()
        assert pool.run(JOBS + "doubled", 2) == 4
        wish.set()
        blocked.join()


def _ignoring_cancel(pool, wish):
    with pytest.raises(JobCancelled):
        pool.run(JOBS + "endless", cancelled=wish.is_set)


def test_the_worker_is_warmed_without_a_job(worker):
    worker.warm("json")

    assert worker.process_id is not None


def test_a_job_tells_how_far_it_is_before_it_returns():
    heard = []
    with Worker() as worker:
        assert worker.run(JOBS + "counting", 5, told=heard.append) == 5
        assert heard == [0, 1, 2, 3, 4]
        assert worker.run(JOBS + "counting", 5) == 5
