"""How a brief prints its citations, chosen in one step."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping

from briefing.actions.naming import called
from briefing.brief.citation_styles import CITATIONS, CitationStyle, citation_style_of, read_style, style_setting
from briefing.model import Brief, Setting
from briefing.project import Edit, Project


def set_citation_style(project: Project, brief: Brief, style: CitationStyle) -> None:
    """Print the citations of a brief so; no step where nothing changes."""
    if citation_style_of(project, brief) is style:
        return
    with project.edit(f"Change citation style of {called(brief)}") as edit:
        put_style(edit, brief.id, style)


def put_style(edit: Edit, brief_id: str, style: CitationStyle) -> None:
    """Write the style of a brief inside an edit; numbers need no setting."""
    known = edit.find(Setting, style_setting(brief_id))
    if style is not CitationStyle.NUMBER:
        edit.put(Setting(id=style_setting(brief_id), value=style.value))
    elif known is not None:
        edit.remove(known)


def style_in(front: Mapping[str, str]) -> CitationStyle:
    """The style that a house's defaults give a new brief."""
    return read_style(front.get(CITATIONS, ""))
