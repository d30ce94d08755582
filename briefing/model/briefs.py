"""Briefs: what is handed to the decision-maker, its sections, its frozen issues, and the project's settings."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.model.ids import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One brief of the project: its front matter.

    `tlp` is a TLP 2.0 label ("TLP:AMBER+STRICT") or "", `classification` the marking of a scheme of the house or "".
    `dated` is an ISO date; `cut_off` the information cut-off, an ISO date-time with offset, or "" while unset.
    `language` is a BCP 47 tag, `page_size` "A4" or "Letter".
    """

    id: str = field(default_factory=new_id)
    label: str = ""
    title: str = ""
    subtitle: str = ""
    template: str = "executive"
    theme: str = "assessment"
    page_size: str = "A4"
    language: str = "en"
    tlp: str = ""
    classification: str = ""
    serial: str = ""
    version: str = ""
    supersedes: str = ""
    dated: str = ""
    cut_off: str = ""
    author: str = ""
    unit: str = ""
    reviewer: str = ""
    distribution: str = ""
    caveats: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of a brief: Markdown under a heading. `place` orders sections (ascending).

    `role` names what the section is for ("summary", "discussion", "outlook", …), "" for one of the analyst's own.
    """

    id: str = field(default_factory=new_id)
    brief_id: str = ""
    place: float = 0.0
    role: str = ""
    heading: str = ""
    body: str = ""
    in_brief: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A brief frozen as handed over: `pdf_hash` names the stored PDF, `step` the history step it stands on."""

    id: str = field(default_factory=new_id)
    label: str = ""
    brief_id: str = ""
    serial: str = ""
    version: str = ""
    issued_at: str = ""
    step: int = 0
    pdf_hash: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A setting of the project. Its id is its name ("scale", "author"), its value a text."""

    id: str = ""
    value: str = ""
