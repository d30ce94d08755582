"""The panels a brief fills itself from: importing this room fills the registry of directives."""
# SPDX-License-Identifier: MIT

from briefing.brief.asking import REGISTRY
from briefing.brief.panels import (
    actors,
    changes,
    competing,
    judgements,
    layout,
    quotes,
    relations,
    risks,
    sources,
    timeline,
    watching,
)

__all__ = [
    "REGISTRY",
    "actors",
    "changes",
    "competing",
    "judgements",
    "layout",
    "quotes",
    "relations",
    "risks",
    "sources",
    "timeline",
    "watching",
]
