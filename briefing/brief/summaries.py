"""What a brief says, as a value small enough to keep with each issue: the next draft is compared with it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from briefing.brief.citation_text import citations
from briefing.model import Actor, Brief, Indicator, Issue, Judgement, Likelihood, Quote, Risk, Section, Source
from briefing.project import Reading

ISSUED = "issued:"
"""What the setting begins with that holds the summary of an issue; the issue's id follows."""

_FORM = 1
_KINDS: tuple[type[Any], ...] = (Judgement, Risk, Actor, Indicator)


@dataclass(frozen=True, slots=True)
class Said:
    """What a brief says of one item.

    `kind` is the item's class in lower case, `name` what it is called, `likelihood` its rating, `values` its other
    graded fields by their names, `evidence` the ids of its pieces of evidence.
    """

    kind: str
    label: str
    name: str
    likelihood: Likelihood | None = None
    values: dict[str, str] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a brief says: its items by id, and the labels of the sources it leans on by id."""

    items: dict[str, Said] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def as_text(self) -> str:
        """As it is stored."""
        items = {item_id: _plain(said) for item_id, said in self.items.items()}
        return json.dumps({"form": _FORM, "items": items, "sources": self.sources}, ensure_ascii=False, sort_keys=True)


def summary_of(project: Reading, brief: Brief) -> Summary:
    """What a brief says now."""
    items: dict[str, Said] = {}
    sources: dict[str, str] = {}
    for item in _in_brief(project):
        exhibits = project.exhibits_of(item.id)
        items[item.id] = _said(item, tuple(exhibit.evidence.id for exhibit in exhibits))
        sources.update((exhibit.source.id, exhibit.source.label) for exhibit in exhibits)
    for quote in project.all(Quote):
        if quote.in_brief:
            sources.update((exhibit.source.id, exhibit.source.label) for exhibit in project.exhibits_of(quote.id))
    for label in _labels_cited(project, brief):
        sources.update((source.id, label) for source in project.where(Source, label=label)[:1])
    return Summary(items, sources)


def summary_at(project: Reading, issue: Issue) -> Summary | None:
    """What an issue said; None where that was not kept or cannot be read."""
    written = project.setting(f"{ISSUED}{issue.id}")
    return read_summary(written) if written else None


def read_summary(written: str) -> Summary | None:
    """A stored summary; None for what is none: a comparison that cannot be made stops nothing."""
    try:
        table = json.loads(written)
        items = {item_id: _read(entry) for item_id, entry in table["items"].items()}
        sources = {str(source_id): str(label) for source_id, label in table["sources"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return Summary(items, sources)


def _in_brief(project: Reading) -> Iterator[Any]:
    for kind in _KINDS:
        yield from (item for item in project.all(kind) if item.in_brief)


def _labels_cited(project: Reading, brief: Brief) -> dict[str, None]:
    sections = (section for section in project.where(Section, brief_id=brief.id) if section.in_brief)
    return dict.fromkeys(
        label for section in sections for citation in citations(section.body) for label in citation.labels
    )


def _said(item: Judgement | Risk | Actor | Indicator, evidence: tuple[str, ...]) -> Said:
    match item:
        case Judgement():
            values = {"confidence": item.confidence or ""}
            return Said("judgement", item.label, item.statement, item.likelihood, values, evidence)
        case Risk():
            values = {"impact": item.impact or "", "trend": item.trend or "", "confidence": item.confidence or ""}
            return Said("risk", item.label, item.title, item.likelihood, values, evidence)
        case Actor():
            return Said("actor", item.label, item.name, None, {"position": item.position}, evidence)
        case Indicator():
            return Said("indicator", item.label, item.statement, None, {"sighting": item.sighting}, evidence)


def _plain(said: Said) -> dict[str, Any]:
    likelihood = [said.likelihood.scale, said.likelihood.term] if said.likelihood else None
    return {
        "kind": said.kind,
        "label": said.label,
        "name": said.name,
        "likelihood": likelihood,
        "values": said.values,
        "evidence": list(said.evidence),
    }


def _read(entry: dict[str, Any]) -> Said:
    rating = entry["likelihood"]
    likelihood = Likelihood(str(rating[0]), str(rating[1])) if rating else None
    values = {str(name): str(value) for name, value in entry["values"].items()}
    evidence = tuple(str(each) for each in entry["evidence"])
    return Said(str(entry["kind"]), str(entry["label"]), str(entry["name"]), likelihood, values, evidence)
