"""What the sentences of a brief can stand on: the labels there are, their evidence, what was judged and assumed."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.brief.yardstick import yardstick_of
from briefing.model import CLASSES, LABEL_LETTERS, Assumption, Judgement, Kind
from briefing.model.kinds import EVIDENCED
from briefing.project import Reading

_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 4
_ALIKE = 0.7
_LABEL = re.compile(r"([A-Z]+)([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Said:
    """A judgement or assumption of the project, with the words by which a sentence is seen to say the same."""

    label: str
    kind: Kind
    words: frozenset[str]
    has_evidence: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """A view of a project, as a value.

    `sources` are the labels of all sources; `evidenced` says by label of every other item whether it has evidence;
    `said` are judgements and assumptions; `terms` the words of the likelihood scale, in lower case; `given` by letter
    how many labels were given so far, removed items included.
    """

    sources: frozenset[str] = frozenset()
    evidenced: Mapping[str, bool] = field(default_factory=dict)
    said: tuple[Said, ...] = ()
    terms: tuple[str, ...] = ()
    given: Mapping[str, int] = field(default_factory=dict)

    def has(self, label: str) -> bool:
        """Whether there is a source or an item with this label."""
        return label in self.sources or label in self.evidenced

    def carries(self, label: str) -> bool:
        """Whether a citation of it leads to a source: a source does, an item by its evidence."""
        return label in self.sources or self.evidenced.get(label, False)

    def was_removed(self, label: str) -> bool:
        """Whether this label was given once and nothing has it any more."""
        found = _LABEL.fullmatch(label)
        return found is not None and not self.has(label) and 0 < int(found[2]) <= self.given.get(found[1], 0)

    def saying(self, words: str, kind: Kind) -> Said | None:
        """The judgement or assumption that a sentence says in nearly the same words."""
        mine = words_of(words)
        best = max(
            (said for said in self.said if said.kind is kind and len(said.words) >= _FEWEST_WORDS),
            key=lambda said: len(said.words & mine) / len(said.words),
            default=None,
        )
        return best if best and len(best.words & mine) >= _ALIKE * len(best.words) else None


def ground_of(project: Reading) -> Ground:
    """The ground of a project as it is now."""
    evidenced: dict[str, bool] = {}
    for kind in EVIDENCED:
        counts = project.evidence_counts(kind)
        for item_id, label in project.labels(kind):
            evidenced[label] = evidenced.get(label, False) or item_id in counts
    said = [
        *(_said(judgement, Kind.JUDGEMENT, evidenced) for judgement in project.all(Judgement)),
        *(_said(assumption, Kind.ASSUMPTION, evidenced) for assumption in project.all(Assumption)),
    ]
    return Ground(
        sources=frozenset(label for _, label in project.labels(Kind.SOURCE)),
        evidenced=evidenced,
        said=tuple(said),
        terms=_terms(project),
        given={LABEL_LETTERS[kind]: project.labels_given(kind) for kind in CLASSES if kind in LABEL_LETTERS},
    )


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, without the shortest."""
    return frozenset(word for word in _WORD.findall(text.lower()) if len(word) > 1)


def _said(item: Judgement | Assumption, kind: Kind, evidenced: Mapping[str, bool]) -> Said:
    return Said(item.label, kind, words_of(item.statement), evidenced.get(item.label, False))


def _terms(project: Reading) -> tuple[str, ...]:
    known = yardstick_of(project).scale
    if project.setting("scale", known.id) != known.id:
        return ()
    return tuple(words for term in known.terms for words in term.expressions)
