"""House defaults of a project: what its new briefs begin with, the pattern of serials, the scheme of markings."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from briefing.actions.naming import in_one_line
from briefing.brief.citation_styles import CITATIONS, CitationStyle
from briefing.brief.house import FRONT, SERIAL_SETTING
from briefing.brief.markings import SCHEME_SETTING, TLP
from briefing.errors import ItemError
from briefing.model import Setting
from briefing.project import Project, Reading

_SETTINGS = {**{name: f"house.{name}" for name in FRONT}, "serial": SERIAL_SETTING, "marking_scheme": SCHEME_SETTING}


def defaults_of(project: Reading) -> dict[str, str]:
    """The project's own house defaults by name, without those nobody gave."""
    given = {name: project.setting(setting) for name, setting in _SETTINGS.items()}
    return {name: value for name, value in given.items() if value}


def set_default(project: Project, name: str, value: str) -> None:
    """Set a house default of the project: a field of `FRONT`, "serial" or "marking_scheme"; "" takes it away.

    No step where nothing changes. Raises ItemError for another name, for a TLP label that TLP 2.0 does not have, and
    for a citation style that there is not.
    """
    setting = _SETTINGS.get(name)
    if setting is None:
        raise ItemError(f"There is no house default “{name}”.", remedy=f"There are: {', '.join(_SETTINGS)}.")
    words = in_one_line(value)
    if name == "tlp" and words and words not in TLP:
        raise ItemError(f"There is no TLP label “{words}”.", remedy=f"There are: {', '.join(TLP)}.")
    if name == CITATIONS and words and words not in set(CitationStyle):
        raise ItemError(f"There is no citation style “{words}”.", remedy=f"There are: {', '.join(CitationStyle)}.")
    known = project.find(Setting, setting)
    if words == (known.value if known else ""):
        return
    with project.edit(f"Change house default: {name.replace('_', ' ')}") as edit:
        if words:
            edit.put(Setting(id=setting, value=words))
        elif known is not None:
            edit.remove(known)
