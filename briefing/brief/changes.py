"""What changed in a brief since its last issue: what moved and which new evidence it has, what is new, what is gone."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.brief.summaries import Said, Summary, summary_at, summary_of
from briefing.model import Brief, Issue, Likelihood
from briefing.project import Reading

_DIGITS = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed.

    `what` is "new", "gone", "reworded", "likelihood", "evidence", or the name of a graded field ("impact"); `before`
    and `after` are its values, "" for none; `old` and `new` the likelihoods. `evidence` are the ids of the pieces
    that the item did not have: why it moved, as far as the project tells.
    """

    what: str
    kind: str
    item_id: str
    label: str
    name: str
    before: str = ""
    after: str = ""
    old: Likelihood | None = None
    new: Likelihood | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since an issue; `new_sources` and `gone_sources` are labels of sources the brief leans on."""

    since: Issue
    differences: tuple[Difference, ...] = ()
    new_sources: tuple[str, ...] = ()
    gone_sources: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.differences or self.new_sources or self.gone_sources)

    def of(self, item_id: str) -> list[Difference]:
        """What changed of one item."""
        return [one for one in self.differences if one.item_id == item_id]


def last_issue(project: Reading, brief: Brief) -> Issue | None:
    """The newest issue of a brief, None before the first."""
    return max(project.where(Issue, brief_id=brief.id), key=lambda one: (one.issued_at, one.id), default=None)


def changes_since_issue(project: Reading, brief: Brief, issue: Issue | None = None) -> Changes | None:
    """What changed since an issue, the last one where none is named.

    None where there was no issue, or what it said was not kept.
    """
    since = issue or last_issue(project, brief)
    before = summary_at(project, since) if since else None
    if since is None or before is None:
        return None
    return compared(since, before, summary_of(project, brief))


def compared(since: Issue, before: Summary, after: Summary) -> Changes:
    """What one summary says and the other does not. Pure."""
    differences = [one for item_id in after.items for one in _of_item(item_id, before, after)]
    differences += [
        Difference("gone", said.kind, item_id, said.label, said.name)
        for item_id, said in before.items.items()
        if item_id not in after.items
    ]
    new = [label for source_id, label in after.sources.items() if source_id not in before.sources]
    gone = [label for source_id, label in before.sources.items() if source_id not in after.sources]
    return Changes(since, tuple(differences), tuple(sorted(new, key=_by_number)), tuple(sorted(gone, key=_by_number)))


def _of_item(item_id: str, before: Summary, after: Summary) -> Iterator[Difference]:
    now, then = after.items[item_id], before.items.get(item_id)
    if then is None:
        yield Difference("new", now.kind, item_id, now.label, now.name, evidence=now.evidence)
        return
    fresh = tuple(each for each in now.evidence if each not in then.evidence)
    about = (now.kind, item_id, now.label, now.name)
    found = list(_moved(then, now, about, fresh))
    yield from found
    if fresh and not found:
        yield Difference("evidence", *about, evidence=fresh)


def _moved(then: Said, now: Said, about: tuple[str, str, str, str], fresh: tuple[str, ...]) -> Iterator[Difference]:
    if then.likelihood != now.likelihood:
        yield Difference("likelihood", *about, old=then.likelihood, new=now.likelihood, evidence=fresh)
    for name, value in now.values.items():
        if then.values.get(name, "") != value:
            yield Difference(name, *about, before=then.values.get(name, ""), after=value, evidence=fresh)
    if then.name != now.name:
        yield Difference("reworded", *about, before=then.name, after=now.name, evidence=fresh)


def _by_number(label: str) -> tuple[int, str]:
    digits = _DIGITS.search(label)
    return (int(digits[0]) if digits else 0, label)
