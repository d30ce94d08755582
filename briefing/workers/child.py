"""The worker process: takes jobs from its standard input, one after another, until its parent is gone."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import faulthandler
import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from importlib import import_module
from typing import BinaryIO

from briefing.workers.messages import Done, Failed, Job, Told, receive, send
from briefing.workers.telling import listen

_MEMORY_LIMIT = 4 * 1024**3


def main() -> None:
    """Serve jobs until the parent closes the pipe; then end at once, whatever is running."""
    answers = _private_output()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    faulthandler.enable()
    _limit_memory()
    jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
    listener = threading.Thread(target=_listen, args=(sys.stdin.buffer, jobs), name="listener", daemon=True)
    listener.start()
    listen(lambda part: send(answers, Told(part)))
    while True:
        _answer(answers, _outcome(jobs.get()))


def _private_output() -> BinaryIO:
    """The pipe to the parent; what a job prints goes to standard error instead, where it harms no message."""
    private = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(private, "wb")


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 -- exists on Unix only
    except ImportError:
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = _MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(_MEMORY_LIMIT, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except (OSError, ValueError):
        # Some systems know the limit and refuse to set it; the job then runs without.
        return


def _listen(stream: BinaryIO, jobs: queue.SimpleQueue[Job]) -> None:
    """Hand jobs to the main thread; the pipe's end means the parent is gone, so nobody waits for a running job."""
    while True:
        try:
            jobs.put(receive(stream))
        except (EOFError, OSError):
            os._exit(0)


def _outcome(job: Job) -> Done | Failed:
    try:
        return Done(_called(job))
    except BaseException as error:  # whatever a job raises belongs to who asked for it, and the worker goes on
        return Failed(error, traceback.format_exc())


def _called(job: Job) -> object:
    module, _, function = job.function.partition(":")
    return getattr(import_module(module), function)(*job.arguments, **job.keywords)


def _answer(answers: BinaryIO, outcome: Done | Failed) -> None:
    try:
        send(answers, outcome)
    except OSError:
        os._exit(0)
    except (pickle.PicklingError, TypeError, AttributeError, ValueError, RecursionError, MemoryError) as error:
        words = outcome.traceback if isinstance(outcome, Failed) else f"the result cannot be sent: {error}"
        send(answers, Failed(None, words))


if __name__ == "__main__":
    main()
