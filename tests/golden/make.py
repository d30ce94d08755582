"""Makes tests/golden/format-N.brief, a project with every kind, and the dump it must always open to.

Run once for each format, before it is released: `python -m tests.golden.make`. A file that is kept is never made anew.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from briefing.model import (
    CLASSES,
    Actor,
    ActorType,
    Assumption,
    Brief,
    Confidence,
    Consistency,
    Credibility,
    Event,
    Evidence,
    Found,
    Gap,
    Heading,
    Hypothesis,
    Impact,
    Importance,
    Indicator,
    Issue,
    Item,
    Judgement,
    Kind,
    Likelihood,
    Link,
    Note,
    Origin,
    PageBox,
    Passage,
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
)
from briefing.project import Project
from briefing.project.schema import FORMAT
from tests.project.dump import dump
from tests.project.invented import MAY_BE_NONE, POINTERS

HERE = Path(__file__).parent
TEXT = "S-400 arrives\n\nErdoğan: “İstanbul ready” 🇹🇷. Путин agreed.\n"
ORIGINAL = b"<h1>S-400 arrives</h1>" * 400
PDF = b"%PDF-1.7 not a real one"


def fixed_id(kind: Kind, number: int = 1) -> str:
    """An id in the form of a UUIDv7 that is the same in every run."""
    return f"0190{list(Kind).index(kind):04x}-0000-7000-8000-{number:012x}"


def read_items(text_hash: str, original_hash: str) -> list[Item]:
    """What importing an article makes, and the passage an analyst marked in it."""
    return [
        Origin(id=fixed_id(Kind.ORIGIN), name="Anadolu wire", description="One report, printed by two outlets"),
        Source(
            id=fixed_id(Kind.SOURCE), title="S-400 arrives", byline="A. Yılmaz", publisher="The Strait Gazette",
            published=Period("2019-07-12T10:30:00+03:00", "2019-07-12T10:30:00+03:00", "12 Temmuz 2019, 10.30"),
            language="tr", address="https://gazette.example/s-400", accessed="2026-01-05",
            reliability=Reliability.B, credibility=Credibility.PROBABLY_TRUE, descriptor="Regional daily",
            marking="TLP:GREEN", state=ReadingState.DONE, notes="Read twice", file_name="s-400.html",
            media_type="text/html", original_hash=original_hash,
            found=(Found("title", "JSON-LD"), Found("published", "meta")),
            origin_id=fixed_id(Kind.ORIGIN), origin_reason="Same words",
        ),
        Revision(
            id=fixed_id(Kind.REVISION), source_id=fixed_id(Kind.SOURCE), text_hash=text_hash, characters=len(TEXT),
            words=len(TEXT.split()), extractor="html", extractor_version="1", read_at="2026-01-05T09:00:00+00:00",
            headings=(Heading(0, 13, 1),), pages=(PageBox(1, 0, 60, 595.28, 841.89),),
        ),
        Passage(
            id=fixed_id(Kind.PASSAGE), revision_id=fixed_id(Kind.REVISION), start=25, end=39, quote="İstanbul ready",
            prefix="Erdoğan: “", suffix="” 🇹🇷", paragraph=2, translation="Istanbul is ready",
        ),
    ]  # fmt: skip


def found_items() -> list[Item]:
    """What an analyst makes of it, one of each kind."""
    horizon = Period("2026-01-05", "2026-12-31", "by the end of 2026")
    likely = Likelihood("icd203", "likely")
    return [
        Actor(
            id=fixed_id(Kind.ACTOR), name="Türkiye", type=ActorType.STATE, aliases=("Turkey", "Турция"), role="Buyer",
            interest="Air defence", capability="NATO's second army", position="Keeps it", leverage="Straits",
            notes="x", threat_actor=True, in_brief=False,
        ),
        Actor(id=fixed_id(Kind.ACTOR, 2), name="Россия", type=ActorType.STATE),
        Relation(
            id=fixed_id(Kind.RELATION), from_actor_id=fixed_id(Kind.ACTOR, 2), to_actor_id=fixed_id(Kind.ACTOR),
            type=RelationType.SUPPLY, period=Period("2017-12-29", "", "since the end of 2017"), note="S-400",
        ),
        Risk(
            id=fixed_id(Kind.RISK), title="Sanctions", statement="A second round", objective="Exports",
            category="economic", likelihood=likely, impact=Impact.MAJOR, confidence=Confidence.MODERATE,
            confidence_basis="Two sources", horizon=horizon, trend=Trend.RISING, notes="x", in_brief=False,
        ),
        Judgement(
            id=fixed_id(Kind.JUDGEMENT), statement="Talks go on", likelihood=likely, confidence=Confidence.HIGH,
            confidence_basis="Record", would_change="A test firing", horizon=horizon, place=1.5, notes="x",
        ),
        Event(
            id=fixed_id(Kind.EVENT), title="First delivery", description="Mürted", period=Period.day("2019-07-12"),
            forecast=True, notes="x",
        ),
        Quote(
            id=fixed_id(Kind.QUOTE), speaker_id=fixed_id(Kind.ACTOR), attribution="TRT, citing the minister", notes="x"
        ),
        Note(id=fixed_id(Kind.NOTE), text="Ask about spares\u2028and crews", in_brief=True),
        Assumption(
            id=fixed_id(Kind.ASSUMPTION), statement="Law stands", support=Support.CAVEATED, basis="CAATSA", notes="x"
        ),
        Indicator(
            id=fixed_id(Kind.INDICATOR), statement="Radar switched on", threshold="Twice a week",
            sighting=Sighting.EMERGING, seen=Period("2020-10-16", "2020-10-16", "16 October 2020"), notes="x",
        ),
        Gap(
            id=fixed_id(Kind.GAP), question="Where is the second battery?", importance=Importance.HIGH,
            collection="Imagery",
        ),
        Hypothesis(
            id=fixed_id(Kind.HYPOTHESIS), question="What next?", statement="Storage", probability=62.5, notes="x"
        ),
        Tag(id=fixed_id(Kind.TAG), name="air defence", colour="#3366cc"),
        Link(
            id=fixed_id(Kind.LINK), from_kind=Kind.RISK, from_id=fixed_id(Kind.RISK), to_kind=Kind.ACTOR,
            to_id=fixed_id(Kind.ACTOR), role="actor",
        ),
        Evidence(
            id=fixed_id(Kind.EVIDENCE), item_kind=Kind.HYPOTHESIS, item_id=fixed_id(Kind.HYPOTHESIS),
            passage_id=fixed_id(Kind.PASSAGE), stance=Stance.AGAINST, consistency=Consistency.VERY_INCONSISTENT,
            weight=0.75, note="Weak",
        ),
    ]  # fmt: skip


def brief_items(pdf_hash: str) -> list[Item]:
    """A brief, a section and the issue that was handed over."""
    return [
        Brief(
            id=fixed_id(Kind.BRIEF), title="The S-400 and NATO", subtitle="Outlook", template="executive",
            theme="assessment", page_size="Letter", language="en-GB", tlp="TLP:AMBER+STRICT", classification="HOUSE",
            serial="2026-01", version="1.2", supersedes="1.1", dated="2026-01-07",
            cut_off="2026-01-06T18:00:00+00:00", author="Ada", unit="Desk 4", reviewer="Bo", distribution="Board",
            caveats="Open sources only",
        ),
        Section(
            id=fixed_id(Kind.SECTION), brief_id=fixed_id(Kind.BRIEF), place=2.5, role="outlook", heading="Outlook",
            body="It **may** go on [S1 ¶2].", in_brief=False,
        ),
        Issue(
            id=fixed_id(Kind.ISSUE), brief_id=fixed_id(Kind.BRIEF), serial="2026-01", version="1.2",
            issued_at="2026-01-07T08:00:00+00:00", step=7, pdf_hash=pdf_hash, note="To the board",
        ),
        Setting(id="scale", value="icd203"),
        Setting(id="name", value="Golden"),
    ]  # fmt: skip


def bare_items() -> list[Item]:
    """One of each kind with nothing but what it must have."""
    bare: list[Item] = []
    for kind in Kind:
        pointers = {
            name: fixed_id(pointed) for name, pointed in POINTERS.get(kind, {}).items() if name not in MAY_BE_NONE
        }
        bare.append(CLASSES[kind](id=fixed_id(kind, 9), **pointers))
    return bare


def make(path: Path) -> None:
    """Write the project, with a history of every kind of step and one action left to do again."""
    with Project.create(path, "Golden", author="Ada") as project:
        with project.edit("Start over") as edit:
            for brief in edit.all(Brief):
                for section in edit.where(Section, brief_id=brief.id):
                    edit.remove(section)
                edit.remove(brief)
            text_hash, original_hash = edit.keep_text(TEXT), edit.keep_bytes(ORIGINAL)
        with project.action(lambda first, last: f"Import {first}–{last}") as action:
            for item in read_items(text_hash, original_hash):
                with action.step() as edit:
                    edit.put(item)
        with project.edit("Analyse") as edit:
            edit.put_all(found_items())
        with project.edit("Write brief") as edit:
            edit.put_all(brief_items(edit.keep_bytes(PDF)))
        with project.edit("Bare") as edit:
            edit.put_all(bare_items())
        with project.edit("Rename risk R1") as edit:
            edit.put(replace(edit.get(Risk, fixed_id(Kind.RISK)), title="More sanctions"))
        project.undo()
        project.redo()
        with project.edit("Delete note N1") as edit:
            edit.remove(edit.get(Note, fixed_id(Kind.NOTE)))
        project.undo()


def main() -> None:
    """Make both files; ProjectError where the project is there already."""
    path = HERE / f"format-{FORMAT}.brief"
    make(path)
    with Project.open(path, read_only=True) as project:
        said = json.dumps(dump(project), ensure_ascii=False, indent=1)
    path.with_suffix(".json").write_text(said + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
