"""What came of a salvage, as values, as one line and as a list of what is missing."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from briefing.model import LABEL_LETTERS, Kind


@dataclass(frozen=True, slots=True)
class Lost:
    """An item that was damaged: what it was called or belonged to, as far as that is known, and why it is listed.

    `id` is "" where all that is known is that there was one.
    """

    kind: Kind
    id: str
    name: str
    why: str


@dataclass(slots=True)
class Report:
    """What came of a salvage.

    `kept` counts the items of the new project by kind. `missing` are those that are gone, `from_history` those whose
    row was lost and was made again from the history: it may be older than it was. `texts_missing` names the sources
    whose text or original is gone. `labels_missing` are, by kind, the numbers of labels that were given and that no
    item bears: deleted earlier, or one of the missing. `perhaps_more` are the kinds of which items may be missing that
    nothing left in the file names. `has_history` says whether the history came along whole; then nothing is missing
    but texts. `steps_lost` says how the log beside the file lost the last steps, "" where that is not known.
    """

    kept: dict[Kind, int] = field(default_factory=dict)
    missing: list[Lost] = field(default_factory=list)
    from_history: list[Lost] = field(default_factory=list)
    texts_missing: list[str] = field(default_factory=list)
    labels_missing: dict[Kind, list[int]] = field(default_factory=dict)
    perhaps_more: list[Kind] = field(default_factory=list)
    has_history: bool = False
    steps_lost: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether everything is there as it was."""
        return not (self.missing or self.from_history or self.texts_missing or self.perhaps_more or self.steps_lost)

    def missing_by_kind(self) -> dict[Kind, int]:
        """How many items are known to be missing."""
        return dict(Counter(one.kind for one in self.missing))

    def sentence(self) -> str:
        """The outcome in one line."""
        said = [f"{sum(self.kept.values()):,} items kept"]
        if self.from_history:
            said.append(f"{len(self.from_history):,} of them from the history")
        said.append(f"{len(self.missing):,} missing" if self.missing else "none missing that is known of")
        if self.perhaps_more:
            said.append(f"perhaps more of these kinds: {', '.join(_words(kind) for kind in self.perhaps_more)}")
        if self.texts_missing:
            said.append(f"{len(self.texts_missing):,} texts missing")
        history = "with the whole history" if self.has_history else "with a new history"
        said.append(f"{history} but for the last steps" if self.steps_lost else history)
        return ", ".join(said) + "."

    def lines(self) -> list[str]:
        """All that is missing or older than it was, one a line, the sums first; empty where nothing is."""
        counts = [f"{_words(kind)} {count:,}" for kind, count in self.missing_by_kind().items()]
        lines = [f"the last steps are missing: {self.steps_lost}"] if self.steps_lost else []
        lines += [f"missing in all: {', '.join(counts)}"] if counts else []
        lines += [
            f"an unknown number may be missing besides: {_words(kind)} (neither its table nor its index can be read)"
            for kind in self.perhaps_more
        ]
        lines += [
            f"no {_words(kind)} bears these labels, deleted earlier or missing: {labels_in_words(kind, numbers)}"
            for kind, numbers in self.labels_missing.items()
        ]
        lines += [f"missing: {_said_of(one)} ({one.why})" for one in self.missing]
        lines += [f"text missing: {name}" for name in self.texts_missing]
        return lines + [f"from the history: {_said_of(one)} ({one.why})" for one in self.from_history]

    def as_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "kept": {kind.value: count for kind, count in self.kept.items()},
            "missing_by_kind": {kind.value: count for kind, count in self.missing_by_kind().items()},
            "missing": [_as_json(one) for one in self.missing],
            "from_history": [_as_json(one) for one in self.from_history],
            "texts_missing": self.texts_missing,
            "labels_missing": {
                kind.value: [f"{LABEL_LETTERS[kind]}{number}" for number in numbers]
                for kind, numbers in self.labels_missing.items()
            },
            "perhaps_more": [kind.value for kind in self.perhaps_more],
            "has_history": self.has_history,
            "steps_lost": self.steps_lost,
        }


def labels_in_words(kind: Kind, numbers: Iterable[int]) -> str:
    """Labels, runs of them joined: "S7, S9–S40"."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    letter = LABEL_LETTERS[kind]
    return ", ".join(f"{letter}{first}" if first == last else f"{letter}{first}–{letter}{last}" for first, last in runs)


def _said_of(one: Lost) -> str:
    return f"{_words(one.kind)} {one.name or one.id}".strip()


def _words(kind: Kind) -> str:
    return kind.value.replace("_", " ")


def _as_json(one: Lost) -> dict[str, str]:
    return {"kind": one.kind.value, "id": one.id, "name": one.name, "why": one.why}
