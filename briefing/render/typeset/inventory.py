"""What a document holds that must be known before its first page: one walk through the tree, however long it is."""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from briefing.brief.document import (
    Citation,
    Document,
    Endnote,
    Figure,
    Footnote,
    FootnoteMark,
    Heading,
    Link,
    Text,
)


@dataclass(slots=True)
class Inventory:
    """Headings, figures and texts in small capitals in their order; names and targets of links; marks of portions.

    `anchors` are the names that a link may lead to, `targets` what links do lead to: "#" and a name, or an address.
    """

    headings: list[Heading] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    small_caps: list[Text] = field(default_factory=list)
    anchors: dict[str, None] = field(default_factory=dict)
    targets: set[str] = field(default_factory=set)
    portions: set[str] = field(default_factory=set)

    def note(self, node: Any) -> None:
        """Take what is wanted of a node."""
        self.portions.add(getattr(node, "portion", "").removeprefix("TLP:"))
        anchor = getattr(node, "anchor", "")
        if anchor:
            self.anchors[anchor] = None
        match node:
            case Heading():
                self.anchors[f"heading:{len(self.headings)}"] = None
                self.headings.append(node)
            case Endnote(id=name):
                self.anchors[name] = None
            case Citation(marks=marks):
                self.anchors.update((f"cited:{mark.endnote}", None) for mark in marks)
                self.targets.update(f"#{mark.endnote}" for mark in marks)
            case FootnoteMark(footnote=footnote):
                self.anchors[f"noted:{footnote}"] = None
                self.targets.add(f"#note:{footnote}")
            case Link(target=target):
                self.targets.add(target)
            case Footnote(id=name):
                self.anchors[f"note:{name}"] = None
            case Figure():
                self.figures.append(node)
            case _:
                pass


def inventory_of(document: Document) -> Inventory:
    """The inventory of a document."""
    made = Inventory()
    parts: dict[type, tuple[str, ...]] = {}

    def visit(value: Any) -> None:
        kind = type(value)
        if kind is Text:
            if value.small_caps:
                made.small_caps.append(value)
            return
        if kind is tuple:
            for each in value:
                visit(each)
            return
        names = parts.get(kind)
        if names is None:
            names = parts[kind] = tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
        if names:
            made.note(value)
            for name in names:
                held = getattr(value, name)
                if not isinstance(held, str):
                    visit(held)

    visit(document.body)
    visit(document.footnotes)
    return made
