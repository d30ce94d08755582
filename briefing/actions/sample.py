"""The sample project: built from the recipe in `seeds` by the same actions an analyst's hand would take."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from briefing.actions.importing import put_article
from briefing.actions.items import new_link
from briefing.actions.marking import Selection, default_stance, next_place, put_passage
from briefing.actions.naming import called, import_label, shortened
from briefing.actions.sources import METADATA, TYPED
from briefing.errors import ItemError, ProjectError
from briefing.model import (
    Actor,
    ActorType,
    Assumption,
    Brief,
    Confidence,
    Credibility,
    Event,
    Evidence,
    Found,
    Gap,
    Hypothesis,
    Impact,
    Importance,
    Indicator,
    Item,
    Judgement,
    Likelihood,
    Note,
    Origin,
    Period,
    Quote,
    ReadingState,
    Relation,
    RelationType,
    Reliability,
    Revision,
    Risk,
    Section,
    Setting,
    Sighting,
    Source,
    Stance,
    Support,
    Tag,
    Trend,
    kind_of,
    name_of,
)
from briefing.project import SUFFIX, Edit, Project
from briefing.sources import Article, read_bytes
from seeds import articles, recipe

_Entry = Mapping[str, Any]
T = TypeVar("T", bound=Item)

_WORDS: dict[str, Callable[[Any], Any]] = {
    "published": lambda value: Period(**value),
    "horizon": lambda value: Period(**value),
    "period": lambda value: Period(**value),
    "when": lambda value: Period(**value),
    "seen": lambda value: Period(**value),
    "likelihood": lambda value: Likelihood("icd203", value),
    "reliability": Reliability,
    "credibility": lambda value: Credibility(str(value)),
    "state": ReadingState,
    "impact": Impact,
    "confidence": Confidence,
    "trend": Trend,
    "importance": Importance,
    "aliases": tuple,
}


def make_sample(folder: Path, *, read: Callable[[bytes, str], Article] = read_bytes) -> Path:
    """Write the sample project into a folder, which is made where it is missing, and return its path.

    A sample that is there already keeps its name; the new one gets a number. Raises ProjectError where the folder
    cannot be written.
    """
    plan = recipe()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProjectError(
            f"The folder {folder} could not be made.",
            remedy="Choose a folder you may write in.",
            details=str(error),
        ) from error
    path = _free_path(folder, plan["project"]["name"])
    # Outside the try: where this fails, a file of that name is somebody else's and must stay.
    project = Project.create(path, plan["project"]["name"])
    try:
        with project:
            _Builder(project, plan, read).build()
    except BaseException:
        # Half a sample, from a full disk or an interrupted command, would be taken for a whole one.
        path.unlink(missing_ok=True)
        raise
    return path


def _free_path(folder: Path, name: str) -> Path:
    path = folder / f"{name}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{name} {number}{SUFFIX}"
        number += 1
    return path


class _Builder:
    """Follows the recipe: first what is read, then what is found in it, last the brief."""

    def __init__(self, project: Project, plan: _Entry, read: Callable[[bytes, str], Article]) -> None:
        self.project = project
        self.plan = plan
        self.read = read
        self.items: dict[str, Item] = {}
        self.texts: dict[str, tuple[Revision, str]] = {}

    def build(self) -> None:
        for entry in self.plan["origin"]:
            self._add(entry, Origin(**_values(entry, Origin)))
        self._import_sources()
        for entry in self.plan["source"]:
            self._grade(entry)
        for name, item_class in _FOUND.items():
            for entry in self.plan.get(name, ()):
                self._add(entry, item_class(**self._fields_of(name, entry, item_class)))
        for entry in self.plan.get("tag", ()):
            self._tag(entry)
        self._write_brief(self.plan["brief"])

    def _import_sources(self) -> None:
        with self.project.action(import_label) as action:
            for file in articles():
                article = self.read(file.read_bytes(), file.name)
                with action.step() as edit:
                    source = put_article(edit, article)
                self.items[file.name] = source
                revision = self.project.current_revision(source.id)
                if revision is None:
                    raise ItemError(f"The sample article {file.name} has no text.")
                self.texts[file.name] = (revision, article.text)

    def _grade(self, entry: _Entry) -> None:
        source = self.items[entry["file"]]
        with self.project.edit(f"Describe {called(source)}") as edit:
            known = edit.get(Source, source.id)
            values = {one.name: getattr(known, one.name) for one in fields(Source)} | _values(entry, Source)
            typed = [name for name in METADATA if name in entry and values[name] != getattr(known, name)]
            kept = tuple(one for one in known.found if one.field not in typed)
            values["found"] = kept + tuple(Found(name, TYPED) for name in typed)
            # Read when the sample's analyst worked: today's date would stand in a brief that is dated before it.
            values["accessed"] = self.plan["brief"]["cut_off"][:10]
            if "origin" in entry:
                values["origin_id"] = self.items[entry["origin"]].id
                values["origin_reason"] = entry.get("origin_reason", "")
            edit.put(Source(**values))

    def _add(self, entry: _Entry, item: Item) -> None:
        with self.project.edit(f"Add {kind_of(item).value} {self._words_for(item, entry)}") as edit:
            written = edit.put(item)
            for exhibit in (*entry.get("mention", ()), *entry.get("evidence", ())):
                self._put_evidence(edit, written, exhibit)
            for role, listed in _LINKED.items():
                for key in entry.get(listed, ()):
                    edit.put(new_link(written, self.items[key], role))
            if "target" in entry and not isinstance(item, Relation):
                edit.put(new_link(written, self.items[entry["target"]], "target"))
        self.items[entry.get("key", written.id)] = written

    def _words_for(self, item: Item, entry: _Entry) -> str:
        """What the history calls a new item: its name, the ends of a relation, the words of a quote."""
        if isinstance(item, Relation):
            return f"{name_of(self.items[entry['source']])} – {name_of(self.items[entry['target']])}"
        return f"“{shortened(name_of(item) or entry['evidence'][0]['quote'])}”"

    def _put_evidence(self, edit: Edit, item: Item, entry: _Entry) -> None:
        revision, text = self.texts[entry["source"]]
        start = _find(text, entry["quote"], entry.get("occurrence", 1))
        passage = put_passage(edit, Selection(revision, text, (start, start + len(entry["quote"]))))
        stance = Stance(entry["stance"]) if "stance" in entry else default_stance(kind_of(item))
        edit.put(
            Evidence(
                item_kind=kind_of(item).value,
                item_id=item.id,
                passage_id=passage.id,
                stance=stance,
                note=entry.get("note", ""),
            )
        )

    def _fields_of(self, name: str, entry: _Entry, item_class: type[Item]) -> dict[str, Any]:
        values = _values(entry, item_class)
        match name:
            case "actor":
                values["type"] = ActorType(entry["type"])
            case "assumption":
                values["support"] = Support(entry["status"])
            case "indicator":
                values["sighting"] = Sighting(entry["status"])
            case "quote":
                values["speaker_id"] = self.items[entry["speaker"]].id if "speaker" in entry else None
            case "relation":
                values["type"] = RelationType(entry["type"])
                values["from_actor_id"] = self.items[entry["source"]].id
                values["to_actor_id"] = self.items[entry["target"]].id
            case "judgement":
                values["place"] = next_place(self.project)
        return values

    def _tag(self, entry: _Entry) -> None:
        with self.project.edit(f"Add tag “{entry['name']}”") as edit:
            tag = edit.put(Tag(name=entry["name"], colour=entry.get("colour", "")))
            for key in entry.get("on", ()):
                edit.put(new_link(tag, self.items[key], "tagged"))

    def _write_brief(self, entry: _Entry) -> None:
        (brief,) = self.project.all(Brief)
        values = {one.name: getattr(brief, one.name) for one in fields(Brief)} | _values(entry, Brief)
        with self.project.edit("Write the brief") as edit:
            edit.put(Brief(**values))
            for section in edit.where(Section, brief_id=brief.id):
                edit.remove(section)
            for place, section_entry in enumerate(entry["section"], start=1):
                edit.put(Section(brief_id=brief.id, place=float(place), **_values(section_entry, Section)))
            if entry.get("author"):
                edit.put(Setting(id="author", value=entry["author"]))


_LINKED = {"actor": "actors", "assumption": "assumptions", "place": "places", "about": "about"}
"""Under what key an entry lists the items it is linked to, by the role of the link."""

_FOUND: dict[str, type[Item]] = {
    "actor": Actor,
    "assumption": Assumption,
    "risk": Risk,
    "judgement": Judgement,
    "event": Event,
    "quote": Quote,
    "note": Note,
    "indicator": Indicator,
    "gap": Gap,
    "hypothesis": Hypothesis,
    "relation": Relation,
}


def _values(entry: _Entry, item_class: type[Any]) -> dict[str, Any]:
    """What the recipe says of an item, for those of its fields that stand there under their own name."""
    known = {one.name for one in fields(item_class)}
    values: dict[str, Any] = {}
    for key, value in entry.items():
        name = "period" if key == "when" else key
        if name in known and name not in {"id", "type"}:
            values[name] = _WORDS[key](value) if key in _WORDS else value
    return values


def _find(text: str, quote: str, occurrence: int) -> int:
    start = -1
    for _ in range(occurrence):
        start = text.find(quote, start + 1)
        if start < 0:
            raise ItemError(f"The sample's recipe quotes words that its article does not have: “{quote[:60]}”.")
    return start
