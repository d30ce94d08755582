"""How a brief prints its citations: raised numbers, the addresses that the analyst writes, or outlet and date."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from enum import StrEnum

from briefing.model import Brief
from briefing.project import Reading

CITATIONS = "citations"
"""What house defaults call it. With a colon and a brief's id it is the project's setting for that brief."""


class CitationStyle(StrEnum):
    """What stands in the text for a source; each leads to the source list, whose labels are the same.

    NUMBER: a raised number in the order of first use, with the paragraph. ADDRESS: [S1 ¶5], and the list has the labels
    that the analyst works with. OUTLET: [Bosphorus Wire, 18 December 2025, ¶5]; a table, which has no room for that,
    has the number of the list.
    """

    NUMBER = "number"
    ADDRESS = "address"
    OUTLET = "outlet"


def style_setting(brief_id: str) -> str:
    """The name of the setting that holds the style of a brief."""
    return f"{CITATIONS}:{brief_id}"


def citation_style_of(project: Reading, brief: Brief) -> CitationStyle:
    """The style of a brief; numbers where none was chosen, or one that is not known here."""
    return read_style(project.setting(style_setting(brief.id)))


def read_style(value: str) -> CitationStyle:
    """A style by its name; numbers for anything else."""
    return CitationStyle(value) if value in set(CitationStyle) else CitationStyle.NUMBER
