"""The registry of rules: a rule is one function, its code, how grave what it finds is, and what it asks for."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from briefing.brief.compose import Composed, composed
from briefing.brief.directive_text import line_and_column
from briefing.brief.ground import Ground, ground_of
from briefing.brief.markings import Scheme, scheme_of
from briefing.brief.saying import speaking
from briefing.model import Brief, Item, Section, kind_of
from briefing.project import Reading
from briefing.tradecraft.problems import Fix, Place, Problem, Severity


class Checked:
    """A brief that is checked, with what several rules ask for read once."""

    def __init__(self, project: Reading, brief: Brief) -> None:
        self.project = project
        self.brief = brief

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that are in the brief, in their order."""
        found = self.project.where(Section, brief_id=self.brief.id)
        return tuple(sorted((one for one in found if one.in_brief), key=lambda one: one.place))

    @cached_property
    def ground(self) -> Ground:
        """What its sentences can stand on."""
        return ground_of(self.project)

    @cached_property
    def scheme(self) -> Scheme:
        """The markings the project knows."""
        return scheme_of(self.project)

    @cached_property
    def composed(self) -> Composed:
        """What becomes of its sections, in the brief's language."""
        with speaking(self.brief.language):
            return composed(self.project, self.brief)

    def front(self, field: str) -> Place:
        """A field of the front matter."""
        return Place(brief_id=self.brief.id, field=field, words=str(getattr(self.brief, field)))

    def text(self, section: Section, start: int, end: int) -> Place:
        """Code points of a section's text."""
        line, column = line_and_column(section.body, start)
        return Place(
            brief_id=self.brief.id,
            section_id=section.id,
            heading=section.heading,
            start=start,
            end=end,
            line=line,
            column=column,
            words=section.body[start:end],
        )

    def section(self, section: Section) -> Place:
        """A section as a whole."""
        return Place(brief_id=self.brief.id, section_id=section.id, heading=section.heading)

    def item(self, item: Item, words: str = "") -> Place:
        """An item of the project."""
        label: str = getattr(item, "label", "")
        return Place(brief_id=self.brief.id, item_kind=kind_of(item).value, item_id=item.id, label=label, words=words)


Found = tuple[Place, str, Fix]
"""What a rule yields: where, what in a sentence, what would mend it."""
Look = Callable[[Checked], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `title` is what is wrong in a few words; `standard` where the rule comes from."""

    code: str
    severity: Severity
    title: str
    standard: str
    look: Look


RULES: dict[str, Rule] = {}
"""Every rule by its code, filled where the functions stand; docs/checks.md describes each."""


def rule(code: str, severity: Severity, title: str, standard: str = "") -> Callable[[Look], Look]:
    """Put a function into the registry. A code is given once and never to another rule."""

    def register(look: Look) -> Look:
        if code in RULES:
            raise ValueError(f"the code {code} is given twice")
        RULES[code] = Rule(code, severity, title, standard, look)
        return look

    return register


def problems_of(checked: Checked, codes: Iterable[str]) -> Iterator[Problem]:
    """Everything the rules with these codes find, rule by rule."""
    for known in map(RULES.__getitem__, codes):
        for place, message, fix in known.look(checked):
            yield Problem(known.code, known.severity, known.title, message, place, fix, known.standard)
