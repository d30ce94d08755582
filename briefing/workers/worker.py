"""A worker process as its parent sees it: give it a job, wait, cancel, kill; it is warm again for the next."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Callable
from types import TracebackType
from typing import IO, Any, Self

from briefing.errors import WorkerError
from briefing.workers.messages import Done, Failed, Job, Told, receive, send

# How long a wish to cancel may go unnoticed, in seconds.
_LOOKS_EVERY = 0.05
_DETAILS_LENGTH = 4000
_SAFE = "Your project is unchanged."


class JobCancelled(WorkerError):
    """The job was stopped because someone asked for it; nothing went wrong."""


def never() -> bool:
    """The answer of a job that nobody cancels."""
    return False


def unheard(_part: object) -> None:
    """The ear of whoever does not want to know how far a job is."""


class Worker:
    """One worker process, started at its first job and kept warm; jobs run one at a time.

    `run` may be called from any thread; calls wait for each other. The process is killed when a job runs out of time or
    is cancelled, and a fresh one takes the next job. It ends by itself when this process ends.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: _Process | None = None

    def run(
        self,
        job: str,
        *arguments: object,
        timeout: float | None = None,
        cancelled: Callable[[], bool] = never,
        told: Callable[[Any], None] = unheard,
        **keywords: object,
    ) -> Any:
        """Call "package.module:function" in the worker process and return what it returns.

        Arguments and result must be picklable; `timeout` is in seconds from the start of the job; `cancelled` is asked
        about twenty times a second; `told` gets, in the calling thread, what the job tells (briefing.workers.telling).
        Raises what the job raised, JobCancelled, and WorkerError when the time ran out
        or the process died.
        """
        with _Turn(self._turn, cancelled):
            process = self._running()
            try:
                answer = process.answer(Job(job, arguments, dict(keywords)), timeout, cancelled, told)
            except WorkerError:
                self._stop()
                raise
        return _result(answer)

    def warm(self, *modules: str) -> None:
        """Start the process now and import these modules in it, so that the first job does not wait."""
        for module in modules:
            self.run("briefing.workers.worker:imported", module)

    @property
    def process_id(self) -> int | None:
        """The process's id; None while there is none."""
        return self._process.process_id if self._process else None

    def close(self) -> None:
        """End the process; a later job starts a new one."""
        with self._turn:
            self._stop()

    def __enter__(self) -> Self:
        """Use it in a with block to have it closed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _running(self) -> _Process:
        if self._process is not None and not self._process.is_alive():
            self._stop()
        if self._process is None:
            self._process = _Process()
        return self._process

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process = None


class Pool:
    """Up to `size` workers; a job takes a warm one that is free, or waits for one."""

    def __init__(self, size: int) -> None:
        self._workers = [Worker() for _ in range(size)]
        self._free: queue.LifoQueue[Worker] = queue.LifoQueue()
        # Last in, first out: the worker used last is the warm one.
        for worker in reversed(self._workers):
            self._free.put(worker)

    def run(
        self,
        job: str,
        *arguments: object,
        timeout: float | None = None,
        cancelled: Callable[[], bool] = never,
        told: Callable[[Any], None] = unheard,
        **keywords: object,
    ) -> Any:
        """As `Worker.run`, in whichever worker is free first."""
        worker = self._next_free(cancelled)
        try:
            return worker.run(job, *arguments, timeout=timeout, cancelled=cancelled, told=told, **keywords)
        finally:
            self._free.put(worker)

    def close(self) -> None:
        """End all processes, when their jobs are done."""
        for worker in self._workers:
            worker.close()

    def __enter__(self) -> Self:
        """Use it in a with block to have it closed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _next_free(self, cancelled: Callable[[], bool]) -> Worker:
        while True:
            try:
                return self._free.get(timeout=_LOOKS_EVERY)
            except queue.Empty:
                _stop_if(cancelled)


class _Turn:
    """Holds a worker's lock; waiting for it can be cancelled too."""

    def __init__(self, lock: threading.Lock, cancelled: Callable[[], bool]) -> None:
        self._lock = lock
        self._cancelled = cancelled

    def __enter__(self) -> None:
        _stop_if(self._cancelled)
        while not self._lock.acquire(timeout=_LOOKS_EVERY):
            _stop_if(self._cancelled)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.release()


class _Process:
    """The operating system's process, its pipes, and the thread that reads its answers."""

    def __init__(self) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 -- closed with the process
        # -P and our own search path: the child finds the same packages as we do and never the main script.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "briefing.workers.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=_environment(),
        )
        self._answers: queue.SimpleQueue[Told | Done | Failed | None] = queue.SimpleQueue()
        reader = threading.Thread(
            target=_collect, args=(self._process.stdout, self._answers), name="worker answers", daemon=True
        )
        reader.start()
        # Also on the interpreter's exit and when nobody holds the worker any more.
        self.kill = weakref.finalize(self, _end, self._process, reader, self._errors)

    @property
    def process_id(self) -> int:
        return self._process.pid

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def answer(
        self, job: Job, timeout: float | None, cancelled: Callable[[], bool], told: Callable[[Any], None]
    ) -> Done | Failed:
        deadline = None if timeout is None else time.monotonic() + timeout
        try:
            send(_stream(self._process.stdin), job)
        except OSError as error:
            raise self._died() from error
        while True:
            # Asked each time: a job that always has something to tell is stopped like any other.
            _stop_if(cancelled)
            if deadline is not None and time.monotonic() >= deadline:
                raise _out_of_time(job, timeout or 0)
            try:
                answer = self._answers.get(timeout=_LOOKS_EVERY)
            except queue.Empty:
                continue
            if answer is None:
                raise self._died()
            if not isinstance(answer, Told):
                return answer
            told(answer.part)

    def _died(self) -> WorkerError:
        code = self._process.wait()
        details = f"exit status {code}\n{self._last_words()}"
        return WorkerError(
            "The process that did this work ended unexpectedly.", safe=_SAFE, remedy="Try it again.", details=details
        )

    def _last_words(self) -> str:
        """What the process wrote of its trouble; nothing where this one ends and has closed that already."""
        if self._errors.closed:
            return ""
        self._errors.seek(0)
        return self._errors.read().decode("utf-8", "replace")[-_DETAILS_LENGTH:]


def imported(module: str) -> None:
    """A job that imports a module, so that later jobs find it loaded."""
    __import__(module)


def _environment() -> dict[str, str]:
    path = os.pathsep.join(entry or str(os.getcwd()) for entry in sys.path)  # noqa: PTH109 -- "" in sys.path means just this
    # One thread a worker: numeric libraries otherwise take all processors, and address space for each.
    return {**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1"}


def _collect(stream: IO[bytes], answers: queue.SimpleQueue[Told | Done | Failed | None]) -> None:
    """Read answers until the pipe ends, then put None."""
    while True:
        try:
            answers.put(receive(stream))  # type: ignore[arg-type]  # a pipe's stream is a BinaryIO in all that is used
        except (EOFError, OSError, ValueError):
            answers.put(None)
            return


def _end(process: subprocess.Popen[bytes], reader: threading.Thread, errors: IO[bytes]) -> None:
    process.kill()
    process.wait()
    reader.join()
    for stream in (process.stdin, process.stdout, errors):
        try:
            _stream(stream).close()
        except OSError:
            # Closing flushes what the dead process never took.
            continue


def _stream(stream: IO[bytes] | None) -> Any:
    return stream


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise JobCancelled("This was cancelled.", safe=_SAFE)


def _out_of_time(job: Job, timeout: float) -> WorkerError:
    happened = f"This took longer than {timeout:g} seconds and was stopped."
    return WorkerError(happened, safe=_SAFE, remedy="Try it with a smaller or simpler file.", details=job.function)


def _result(answer: Done | Failed) -> Any:
    if isinstance(answer, Done):
        return answer.result
    if isinstance(answer.error, MemoryError):
        raise WorkerError(
            "This needs more memory than is allowed.",
            safe=_SAFE,
            remedy="Try it with a smaller file.",
            details=answer.traceback,
        )
    if answer.error is None:
        raise WorkerError("The result of this work could not be handed over.", safe=_SAFE, details=answer.traceback)
    answer.error.add_note("In the worker process:\n" + answer.traceback)
    raise answer.error
