"""Keys as people read them: one word for one key, wherever a key is shown."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence


def key_words(sequence: QKeySequence) -> str:
    """A key in words: "Ctrl+Enter". The large key and that of the number pad do the same and are called the same."""
    return sequence.toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")


def keys_in_words(sequences: Iterable[QKeySequence]) -> str:
    """Several keys in words, each once."""
    return ", ".join(dict.fromkeys(map(key_words, sequences)))


def with_both_enters(sequences: Iterable[QKeySequence]) -> list[QKeySequence]:
    """The keys, with that of the number pad before each large Enter: whichever was chosen, both are meant."""
    found: list[QKeySequence] = []
    for sequence in sequences:
        keys = sequence.toString()
        if keys.endswith("Return"):
            found.append(QKeySequence(f"{keys.removesuffix('Return')}Enter"))
        found.append(sequence)
    return list(dict.fromkeys(found))
