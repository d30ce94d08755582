"""Rules of the brief's parts: directives that say what they mean, sections that say something."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator

from briefing.brief.asking import asked
from briefing.brief.directive_text import directives, misplaced
from briefing.brief.panels import REGISTRY
from briefing.tradecraft.problems import Fix, Severity
from briefing.tradecraft.registry import Checked, Found, rule


@rule("B301", Severity.MUST, "Wrong directive")
def wrong_directive(checked: Checked) -> Iterator[Found]:
    """A directive names a panel and options that there are."""
    for section in checked.sections:
        for written in directives(section.body):
            for fault in asked(written)[2]:
                fix = Fix(f"Write {fault.fix}.", fault.fix) if fault.fix else Fix("See the list of directives.")
                yield checked.text(section, fault.start, fault.end), fault.message, fix


@rule("B302", Severity.MUST, "Directive out of place")
def directive_out_of_place(checked: Checked) -> Iterator[Found]:
    """A directive has a line of its own: elsewhere its letters are printed."""
    for section in checked.sections:
        for fault in misplaced(section.body):
            yield checked.text(section, fault.start, fault.end), fault.message, Fix("Give it a line of its own.")


@rule("B303", Severity.SHOULD, "Empty section")
def empty_section(checked: Checked) -> Iterator[Found]:
    """A section has a text or a panel."""
    for section in checked.sections:
        if not section.body.strip() and section.role not in REGISTRY:
            name = section.heading or "A section"
            yield checked.section(section), f"“{name}” is empty.", Fix("Write it, or leave it out of the brief.")


@rule("B304", Severity.ADVICE, "Panel with nothing in it")
def empty_panel(checked: Checked) -> Iterator[Found]:
    """A section that is only a panel prints nothing where the panel has nothing to show."""
    printed = checked.composed.printed
    for section in checked.sections:
        if section.id not in printed and (section.body.strip() or section.role in REGISTRY):
            said = f"“{section.heading}” has nothing to show and is not printed."
            yield checked.section(section), said, Fix("Fill its panel, or leave the section out of the brief.")
