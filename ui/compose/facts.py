"""The facts of a brief below its outline: template, length, cut-off, last issue, marking."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from briefing.brief.changes import last_issue
from briefing.brief.templates import Template, template_called
from briefing.errors import TemplateError
from briefing.model import Brief
from briefing.model.moments import moment_words
from briefing.project import Project
from ui.compose.outline import Outline
from ui.sources.marking_row import TLP_COLOURS


def show_facts(outline: Outline, project: Project, brief: Brief, pages: int) -> None:
    """Say them; `pages` is how many the preview has, 0 before there is one."""
    template = template_of(brief)
    unset = QCoreApplication.translate("compose", "not set")
    outline.show_fact("template", template_name(brief))
    outline.show_fact("length", _length_words(template, pages))
    outline.show_fact("cut_off", _short(brief.cut_off) or unset, moment_words(brief.cut_off))
    issue = last_issue(project, brief)
    outline.show_fact("issue", issue.serial if issue else QCoreApplication.translate("compose", "none yet"))
    outline.show_fact("marking", brief.tlp or brief.classification or unset)
    outline.show_plate("marking", TLP_COLOURS.get(brief.tlp, ""))


def _short(iso: str) -> str:
    """A moment in the room of a fact: "5 Jan, 16:00 UTC"; what is no moment is shown as it is."""
    try:
        moment = datetime.fromisoformat(iso).astimezone(UTC)
    except ValueError:
        return iso
    return f"{QLocale().toString(QDate(moment.year, moment.month, moment.day), 'd MMM')}, {moment:%H:%M} UTC"


def template_of(brief: Brief) -> Template | None:
    """The template of a brief; None where it is not on this machine."""
    try:
        return template_called(brief.template)
    except TemplateError:
        return None


def template_name(brief: Brief | None) -> str:
    """What the template of a brief is called; its id where it is not on this machine, "" without a brief."""
    template = template_of(brief) if brief is not None else None
    return template.name if template is not None else brief.template if brief is not None else ""


def _length_words(template: Template | None, pages: int) -> str:
    """How long the brief is, and should be: "3 of 2–4 pages"."""
    if not pages:
        return "…"
    least, most = template.pages if template else (1, 0)
    if not most:
        return QCoreApplication.translate("compose", "%Ln page(s)", "", pages)
    wanted = str(most) if least == most else f"{least}\N{EN DASH}{most}"
    return QCoreApplication.translate("compose", "{0} of {1} page(s)", "", most).format(pages, wanted)
