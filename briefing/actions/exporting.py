"""Exporting the brief: the project is composed and set, and the file replaced only by a whole new one."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from briefing.actions.export_options import ASIDE, ExportOptions, remembered_options
from briefing.brief.annex import with_annex
from briefing.brief.compose import compose, first_brief
from briefing.brief.document import Document
from briefing.errors import RenderError
from briefing.model import Brief
from briefing.project import SUFFIX, Project
from briefing.render import Finish, write_pdf
from briefing.render.attached import attachment_of
from briefing.render.themes import find_theme
from briefing.render.writing import clear_abandoned
from briefing.tradecraft.checking import Checked, found_in
from briefing.workers.telling import tell

__all__ = ["ASIDE", "ExportOptions", "export_file", "export_pdf", "remembered_options"]

UNMARKED = (
    "The brief bears no marking: nobody who gets it could tell who may see it. Choose its TLP label (TLP:CLEAR where "
    "everybody may) or type a classification."
)


# Rules whose breach is printed as it was mistyped: portion marks that nobody knows, directives that say nothing.
MUST_SAY = ("B107", "B301", "B302")


def export_pdf(
    project: Project,
    output: Path,
    options: ExportOptions | None = None,
    progress: Callable[[int], None] = tell,
    *,
    brief: Brief | None = None,
    aside: str = "",
) -> Path:
    """Write a brief as PDF, with the options of the last export unless others are given.

    `brief` is the project's first where none is named. `aside` is a folder for the copy that is attached, the system's
    for such things where none is named. `progress` hears now and then how many pages are set. Raises RenderError where
    the brief cannot be set or written, with everything that is wrong; an old file then stays, and so it does where
    `output` is a project: a slip of the hand must not replace the work by its print.
    """
    if output.suffix.lower() == SUFFIX:
        raise RenderError(
            f"“{output.name}” is the name of a project, not of a PDF.",
            safe="Nothing was written.",
            remedy="Choose a name that ends in .pdf.",
        )
    chosen = options or remembered_options(project, brief)
    look = find_theme(chosen.theme or "assessment", chosen.page_size)
    checked = Checked(project, brief or first_brief(project))
    wrong = _cites_nothing(checked) + ([] if chosen.draft else _says_wrongly(checked))
    document = document_of(checked, look.language)
    if chosen.annex:
        document = with_annex(document, project)
    write_pdf(
        document,
        output,
        finish=Finish(chosen.password, chosen.certificate, chosen.certificate_password),
        theme=look,
        draft=chosen.draft,
        attachment=_attachment(project, aside) if chosen.attach_project else None,
        wrong=_wrong(wrong, document, unmarked=chosen.unmarked),
        progress=progress,
    )
    return output


def export_file(  # noqa: PLR0917  # a worker process is handed its values one after another
    project_path: str,
    output: str,
    key: str = "",
    options: ExportOptions | None = None,
    brief_id: str = "",
    aside: str = "",
) -> str:
    """The same for a project that is not open here: a job for a worker process, so with plain values in and out.

    `key` is the `Project.key` of a project that has a password, `brief_id` the brief, "" for the project's first.
    Whoever may kill the process gives a folder `aside`, and removes it with what a killed export left there.
    """
    with Project(Path(project_path), read_only=True, key=key) as project:
        brief = project.get(Brief, brief_id) if brief_id else None
        return str(export_pdf(project, Path(output), options, brief=brief, aside=aside))


def document_of(checked: Checked, language: str) -> Document:
    """The document for a theme of this language, "" for none of its own; what the checks composed serves again."""
    own = language in ("", checked.brief.language)
    return compose(checked.project, checked.brief, language, body=checked.composed if own else None)


def _cites_nothing(checked: Checked) -> list[str]:
    """A sentence for each label that the text cites and the project does not have, with its place."""
    told = []
    for label in checked.composed.missing:
        cited = re.compile(rf"@{re.escape(label)}\b")
        places = [one.heading for one in checked.sections if cited.search(one.body) and one.heading]
        where = f" under “{places[0]}”" if places else ""
        told.append(f"The text{where} cites {label}, which the project does not have.")
    return told


def _says_wrongly(checked: Checked) -> list[str]:
    """A sentence with its place for each mark and directive that would be printed as it was mistyped.

    A draft goes out with them; so does a brief whose author accepted them with a reason.
    """
    found = found_in(checked, MUST_SAY)
    return [f"{one.place.in_words()}: {one.message}" for one in found if one.is_open]


def _wrong(known: list[str], document: Document, *, unmarked: bool) -> tuple[str, ...]:
    """What only the project tells of what is wrong with a brief, in sentences."""
    if not unmarked and not any(document.marking.lines()):
        return (UNMARKED, *known)
    return tuple(known)


def _attachment(project: Project, aside: str) -> object:
    """A clean copy of the project, made aside.

    It has the project's own password where that has one: whoever set it did not mean to hand the sources on in the
    clear by choosing how a PDF is exported.
    """
    # A copy that a killed export left holds what the project holds.
    clear_abandoned(Path(gettempdir()), f"{ASIDE}*")
    with TemporaryDirectory(prefix=ASIDE, dir=aside or None) as folder:
        copy = Path(folder) / "copy.brief"
        project.save_clean_copy(copy)
        return attachment_of(copy.read_bytes(), protected=project.is_protected)
