"""How a brief is exported, and which of it a project remembers for the next time."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace

from briefing.model import Brief, Setting
from briefing.project import Project, Reading

SETTING = "export"
"""The project's setting that holds what is remembered, as JSON."""

ASIDE = "briefing-export-"
"""How the folders begin in which exports make the copy of the project that they attach."""

_REMEMBERED = ("annex", "draft", "attach_project")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """How a brief is exported.

    `theme` is the id of a theme, `page_size` "A4" or "Letter"; "" leaves either to the brief. `annex` prints all quotes
    behind the brief, `draft` a watermark on every page, `attach_project` lets a clean copy of the project travel in the
    file. `password` encrypts the PDF, which ends PDF/A. `certificate` is the path of a PKCS#12 file that signs it, with
    its `certificate_password`. `unmarked` says that the brief is meant to bear no marking.

    Theme and page size are kept in the brief, the first three switches in a setting of the project; passwords and the
    paths of certificates nowhere.
    """

    theme: str = ""
    page_size: str = ""
    annex: bool = False
    draft: bool = False
    attach_project: bool = False
    unmarked: bool = False
    password: str = field(default="", repr=False)
    certificate: str = ""
    certificate_password: str = field(default="", repr=False)


def remembered_options(project: Reading, brief: Brief | None = None) -> ExportOptions:
    """The options of the last export, as far as a project remembers them; what cannot be read is as if never said.

    Theme and page size are those of the brief, the project's first where none is named.
    """
    try:
        told = json.loads(project.setting(SETTING) or "{}")
    except ValueError:
        told = {}
    on = {name for name in _REMEMBERED if isinstance(told, dict) and told.get(name) is True}
    found = ExportOptions(annex="annex" in on, draft="draft" in on, attach_project="attach_project" in on)
    for one in _meant(project, brief):
        return replace(found, theme=one.theme, page_size=one.page_size)
    return found


def remember_options(
    project: Project, options: ExportOptions, *, tlp: str | None = None, brief: Brief | None = None
) -> bool:
    """Keep the options for the next export, as one step; whether there was anything to change.

    `tlp` is the label that the brief gets, where one was chosen along with them; `brief` the one that is exported, the
    project's first where none is named.
    """
    marks = {one.tlp for one in _meant(project, brief)} if tlp is not None else {tlp}
    if _kept_of(options) == _kept_of(remembered_options(project, brief)) and marks == {tlp}:
        return False
    with project.edit("Choose how the brief is exported") as edit:
        for one in _meant(edit, brief):
            theme, page_size = options.theme or one.theme, options.page_size or one.page_size
            label = one.tlp if tlp is None else tlp
            edit.put(replace(one, theme=theme, page_size=page_size, tlp=label))
        edit.put(Setting(id=SETTING, value=json.dumps({name: getattr(options, name) for name in _REMEMBERED})))
    return True


def _meant(project: Reading, brief: Brief | None) -> list[Brief]:
    """The brief that is named as it is now, the project's first otherwise; none where there is none."""
    return project.all(Brief)[:1] if brief is None else project.where(Brief, id=brief.id)


def _kept_of(options: ExportOptions) -> tuple[object, ...]:
    return (options.theme, options.page_size, *(getattr(options, name) for name in _REMEMBERED))
