"""A language nobody speaks, for tests: every sentence bracketed, accented and a third longer than in English."""
# SPDX-License-Identifier: MIT

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator

from ui.wording import English

_ACCENTS = str.maketrans("aeiouAEIOUcnyszCNYSZ", "àéîöûÀÉÎÖÛçñýšžÇÑÝŠŽ")
_KEPT = re.compile(r"(\{[^}]*\}|<[^>]*>|%L?n|%\d|\(\*.*?\))")
OPEN, CLOSE = "⟦", "⟧"
_MARKED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


class Pseudo(QTranslator):
    """Translates everything it is asked; `asked` are our own sentences, so that a test can see that it was."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()
        self._english = English()

    def isEmpty(self) -> bool:  # noqa: N802 -- Qt's name
        return False

    def translate(self, context: str, words: str, comment: str | None = None, n: int = -1) -> str:
        if not words:
            return ""
        if not context.startswith("Q"):  # what Qt says itself
            self.asked.add(words)
        told = self._english.translate(context, words, comment, n)
        parts = _KEPT.split(told)
        accented = "".join(part if at % 2 else part.translate(_ACCENTS) for at, part in enumerate(parts))
        return f"{OPEN}{accented}{'·' * max(1, len(told) // 3)}{CLOSE}"


@contextmanager
def spoken() -> Iterator[Pseudo]:
    """The application speaks it meanwhile; what is built now keeps it."""
    app = QCoreApplication.instance()
    assert app is not None
    pseudo = Pseudo()
    app.installTranslator(pseudo)
    try:
        yield pseudo
    finally:
        app.removeTranslator(pseudo)


def untranslated(words: str) -> str:
    """What of the words was not said in it. One translated sentence may stand within another."""
    while (rest := _MARKED.sub("", words)) != words:
        words = rest
    return words
