"""Rules of citing: what a text cites is there, and every sentence says what it stands on."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.brief.citation_text import citations, slips
from briefing.brief.coverage import Basis, coverage_of
from briefing.model import Source
from briefing.model.paragraphs import paragraphs
from briefing.tradecraft.problems import Fix, Place, Severity
from briefing.tradecraft.registry import Checked, Found, rule

_PARAGRAPH = re.compile(r"¶\s*([0-9]{1,9})(?![0-9])")


@rule("B201", Severity.MUST, "Citation to nothing", "ICD 206")
def nothing_there(checked: Checked) -> Iterator[Found]:
    """A citation names a source or an item that the project has."""
    for place, label in _missing(checked, removed=False):
        said = f"The text cites {label}, which the project does not have."
        yield place, said, Fix("Cite another source, or take the citation out.")


@rule("B202", Severity.MUST, "A source removed since", "ICD 206")
def source_removed(checked: Checked) -> Iterator[Found]:
    """What a sentence leaned on was removed from the project."""
    for place, label in _missing(checked, removed=True):
        said = f"The text leans on {label}, which was removed."
        yield place, said, Fix("Undo the removal, cite another source, or take the sentence out.")


@rule("B203", Severity.SHOULD, "Not quite a citation")
def slip(checked: Checked) -> Iterator[Found]:
    """What was meant as a citation is written as one."""
    for section in checked.sections:
        for fault in slips(section.body):
            fix = Fix(f"Write {fault.fix}.", fault.fix) if fault.fix else Fix("Write it like [@S1 ¶5].")
            yield checked.text(section, fault.start, fault.end), fault.message, fix


@rule("B204", Severity.SHOULD, "Sentence without a source", "ICD 206")
def no_source(checked: Checked) -> Iterator[Found]:
    """Every sentence is cited, a judgement with evidence, or an assumption."""
    for section in checked.sections:
        for stand in coverage_of(section, checked.ground, checked.brief.language[:2]).stands:
            if stand.basis is Basis.NOTHING and not stand.missing:
                fix = Fix("Cite a source behind it, or say that it is an assumption.")
                yield checked.text(section, stand.start, stand.end), stand.reason, fix


@rule("B205", Severity.SHOULD, "Paragraph the source does not have")
def no_such_paragraph(checked: Checked) -> Iterator[Found]:
    """¶n is a paragraph of the source as read."""
    lengths: dict[str, int] = {}
    for section in checked.sections:
        for citation in citations(section.body):
            for part in citation.parts:
                found = _PARAGRAPH.match(part.locator)
                last = _length(checked, part.label, lengths) if found and part.label in checked.ground.sources else 0
                if found and last and not 1 <= int(found[1]) <= last:
                    said = f"{part.label} has no ¶{found[1]}: its last is ¶{last}."
                    yield checked.text(section, part.start, part.end), said, Fix("Look the paragraph up.")


def _missing(checked: Checked, *, removed: bool) -> Iterator[tuple[Place, str]]:
    for section in checked.sections:
        for citation in citations(section.body):
            for part in citation.parts:
                label, ground = part.label, checked.ground
                quotes_nothing = label.startswith("Q") and ground.has(label) and not ground.carries(label)
                if (not ground.has(label) and ground.was_removed(label) is removed) or (quotes_nothing and not removed):
                    yield checked.text(section, part.start, part.end), label


def _length(checked: Checked, label: str, known: dict[str, int]) -> int:
    """How many paragraphs the current text of a source has; 0 where it has no text."""
    if label not in known:
        known[label] = 0
        for source in checked.project.where(Source, label=label)[:1]:
            revision = checked.project.current_revision(source.id)
            known[label] = len(paragraphs(checked.project.text(revision))) if revision else 0
    return known[label]
