"""Spelling in the window: a worker process looks words up, fields underline what no dictionary has."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.brief.own_words import accept_word, names_of, own_words
from briefing.brief.spelling import dictionary_for, own_folder
from briefing.errors import BriefingError
from briefing.model import Kind
from briefing.project import Change
from briefing.workers import Worker
from ui.desk import Desk
from ui.jobs import Job

MISSPELT = "briefing.brief.spelling:misspelt"
SUGGESTED = "briefing.brief.spelling:suggested"
_WAIT_MS = 300
_LONGEST = 60.0


class Spelling(QObject):
    """Knows which words are misspelt, as far as they were looked up; asks for the others while nobody waits.

    `learned` tells which words are known to be wrong that were not, None for any. Where there is no dictionary nothing
    ever is wrong, and `why_off` says why.
    """

    learned = Signal(object)
    suggested = Signal(str, list)
    """A word that was asked about, and what may be meant by it."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._language = ""
        self._dictionary: Path | None = None
        self._failure = ""
        self._known: dict[str, bool] = {}
        self._asked: dict[str, None] = {}
        self._in_question = ""
        self._accepted: frozenset[str] | None = None
        self._job: Job | None = None
        self._worker: Worker | None = None
        self._is_on = True
        self._soon = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._soon.timeout.connect(self._ask)

    def speak(self, language: str) -> None:
        """Look words up in the dictionary of this language (BCP 47) from now on."""
        if language != self._language:
            self._language, self._failure = language, ""
            self._dictionary = dictionary_for(language)
            self._known, self._asked = {}, {}
            self.learned.emit(None)

    @property
    def is_on(self) -> bool:
        """Whether words are looked up."""
        return self._is_on and self._dictionary is not None and not self._failure

    def why_off(self) -> str:
        """Why no word is looked up; "" where they are."""
        if self._failure:
            return self._failure
        if self._dictionary is None:
            said = self.tr("Spelling is off: there is no dictionary for “{0}”. Put its .aff and .dic into {1}.")
            return said.format(self._language, own_folder())
        return "" if self._is_on else self.tr("Spelling is off.")

    def name(self) -> str:
        """The dictionary that is used: "en_GB"."""
        return self._dictionary.name if self._dictionary is not None else ""

    def switch(self, *, on: bool) -> None:
        """Look words up, or leave it."""
        self._is_on = on
        self.learned.emit(None)

    def is_wrong(self, word: str) -> bool:
        """Whether a word is known to be misspelt; one that nobody looked up yet is asked for."""
        if not self.is_on or self._is_accepted(word):
            return False
        if word not in self._known and word not in self._asked:
            self._asked[word] = None
            self._soon.start()
        return self._known.get(word, False)

    def suggest(self, word: str) -> None:
        """Find what may be meant by a word; `suggested` tells it. A word asked about later takes its place."""
        self._in_question = word
        self._suggest()

    def accept(self, word: str) -> None:
        """Take a word among the user's own."""
        try:
            accept_word(word)
        except OSError as error:
            self._desk.tell(self.tr("Your words could not be written: {0}").format(error.strerror or error))
        self._accepted = self._words() | {word}
        self.learned.emit(None)

    def hear(self, change: Change) -> None:
        """Follow a change: the names of actors are right."""
        if change.touches(Kind.ACTOR) and self._accepted is not None:
            self._accepted = None
            self.learned.emit(None)

    def end(self) -> None:
        """The project closes."""
        self._soon.stop()
        if self._job is not None:
            self._job.cancel()
            self._job.wait()
            self._job.blockSignals(True)
            self._job = None
        if self._worker is not None:
            self._worker.close()

    def _words(self) -> frozenset[str]:
        """The user's words and the project's names, read when they are first asked for."""
        if self._accepted is None:
            self._accepted = own_words() | names_of(self._desk.project)
        return self._accepted

    def _is_accepted(self, word: str) -> bool:
        return word in self._words() or word.removesuffix("'s").removesuffix("’s") in self._words()

    def _ask(self) -> None:
        if self._job is not None or not self._asked or not self.is_on:
            return
        words = list(self._asked)

        def learn(wrong: Iterable[str]) -> None:
            found = set(wrong)
            self._known.update((word, word in found) for word in words)
            for word in words:
                self._asked.pop(word, None)
            if found:
                self.learned.emit(found)

        self._run(MISSPELT, words, learn)

    def _suggest(self) -> None:
        if self._job is None:
            word, self._in_question = self._in_question, ""
            self._run(SUGGESTED, word, lambda found: self.suggested.emit(word, found))

    def _run(self, job: str, about: object, tell: Callable[[list[str]], None]) -> None:
        if self._dictionary is None or self._job is not None or self._desk.is_closed:
            return
        worker = self._worker = self._worker or Worker()
        dictionary, language = str(self._dictionary), self._language

        def work(running: Job) -> object:
            return worker.run(job, dictionary, about, timeout=_LONGEST, cancelled=running.is_cancelled)

        self._job = Job(self.tr("Spelling"), 0, work, self)
        self._job.done.connect(lambda found: tell(found) if language == self._language else None)
        self._job.failed.connect(self._fail)
        self._job.ended.connect(self._ended)
        self._job.start()

    def _fail(self, error: BriefingError) -> None:
        self._failure = error.sentence()
        self._desk.tell(self._failure)
        self.learned.emit(None)

    def _ended(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if self._in_question:
            self._suggest()
        elif self._asked:
            self._soon.start()
