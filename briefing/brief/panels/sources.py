"""The source list of a brief."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from briefing.brief.asking import Asked, Choice, waiting_directive
from briefing.brief.blocks import Block
from briefing.brief.filling import Filling
from briefing.brief.quotes import source_list


@waiting_directive(
    "sources",
    "every source the brief leans on, in the order of ICD 206, with grade and link",
    order=Choice(("cited", "grade", "published"), "in which order; their numbers stay"),
    descriptors=Choice(("yes", "no"), "whether what bears on the quality of each is printed"),
)
def sources(filling: Filling, asked: Asked) -> list[Block]:
    """The endnotes. Called when everything else is filled: only then every source has its number."""
    with_descriptors = asked.one("descriptors", "yes") == "yes"
    return source_list(filling.book, order=asked.one("order", "cited"), with_descriptors=with_descriptors)
