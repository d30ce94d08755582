"""The commands that hand a brief on: exporting it, its themes, and taking a project out of a PDF that carries it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from briefing.actions.export_options import ExportOptions
from briefing.actions.exporting import export_pdf, remembered_options
from briefing.actions.reopening import place_for
from briefing.cli.arguments import takes_project
from briefing.cli.keeping import looked_at, password_in
from briefing.cli.publishing import brief_in, export_issue
from briefing.cli.terminal import complain, say, say_json
from briefing.render.themes import THEMES_FOLDER_WORDS, known_themes, own_page_size, themes_folder
from briefing.workers import Worker

_TAKE_OUT = "briefing.actions.reopening:take_out"
_LONGEST = 120.0
_PAGES_BETWEEN = 10

ENCRYPTED = "an encrypted PDF is no PDF/A: archives that ask for one will not take it."
PROTECTED = "the attached copy of the project has the project's password; whoever reopens it needs that."


def describe_export(command: argparse.ArgumentParser) -> None:
    """`export`: a project, where to write, and how."""
    takes_project(command)
    command.add_argument("-o", "--output", type=Path, metavar="OUT.pdf", help="where to write; beside the project")
    which = command.add_mutually_exclusive_group()
    which.add_argument("--brief", default="", metavar="LABEL", help="which brief (B2); the first otherwise")
    which.add_argument("--issue", default="", metavar="SERIAL", help="an issue's own PDF, as it was issued")
    command.add_argument("--theme", default="", metavar="NAME", help="a theme of `briefing themes`")
    command.add_argument("--page", choices=("A4", "Letter"), default="", help="the size of the pages")
    switch = argparse.BooleanOptionalAction
    command.add_argument("--annex", action=switch, help="print all quotes behind the brief")
    command.add_argument("--draft", action=switch, help="lay “DRAFT” over every page")
    command.add_argument("--attach-project", action=switch, help="let a clean copy of the project travel in the PDF")
    command.add_argument("--unmarked", action="store_true", help="the brief is meant to bear no marking")
    said = "encrypt the PDF with the first line of FILE (- for standard input); it is no PDF/A then"
    command.add_argument("--encrypt-password-file", type=Path, metavar="FILE", help=said)
    command.add_argument("--sign", type=Path, metavar="CERT.p12", help="sign it with a PKCS#12 certificate")
    command.add_argument("--sign-password-file", type=Path, metavar="FILE", help="the certificate's password")


def export_options_in(options: argparse.Namespace, remembered: ExportOptions) -> ExportOptions:
    """The options that were typed over those that the project remembers."""
    typed = {name: getattr(options, name) for name in ("annex", "draft", "attach_project")}
    return replace(
        remembered,
        **{name: value for name, value in typed.items() if value is not None},
        theme=options.theme or remembered.theme,
        page_size=options.page or own_page_size(options.theme or "") or remembered.page_size,
        unmarked=options.unmarked,
        password=password_in(options.encrypt_password_file),
        certificate=str(options.sign or ""),
        certificate_password=password_in(options.sign_password_file),
    )


def notes_on(chosen: ExportOptions, *, is_protected: bool) -> Iterator[str]:
    """What is to be said after an export with these options of a project that has a password or not."""
    if chosen.password:
        yield ENCRYPTED
    if chosen.attach_project and is_protected:
        yield PROTECTED


def pages_so_far() -> Callable[[int], None]:
    """Shows on a terminal how many pages are set; nothing where nobody watches."""
    if not sys.stderr.isatty():
        return lambda _pages: None

    def show(pages: int) -> None:
        if pages % _PAGES_BETWEEN == 0:
            sys.stderr.write(f"\r{pages:,} pages\r")
            sys.stderr.flush()

    return show


def describe_take_out(command: argparse.ArgumentParser) -> None:
    """`take-out`: a PDF and where its project goes."""
    command.add_argument("pdf", type=Path, metavar="PDF", help="a PDF that was exported with its project")
    command.add_argument("-o", "--output", type=Path, metavar="OUT.brief", help="where to write; beside the PDF")
    said = "the file whose first line is the PDF's password, - for standard input"
    command.add_argument("--password-file", type=Path, metavar="FILE", help=said)


def run_take_out(options: argparse.Namespace) -> int:
    """`take-out`: the project of a PDF as a file of its own, never over another."""
    target = options.output or place_for(options.pdf)
    password = password_in(options.password_file)
    # In a process that can be stopped and whose memory is bounded: anybody may have made the file.
    with Worker() as worker:
        worker.run(_TAKE_OUT, str(options.pdf), str(target), password, timeout=_LONGEST)
    say(f"Wrote {target}")
    return 0


def describe_themes(command: argparse.ArgumentParser) -> None:
    """`themes`: nothing more."""
    command.add_argument("--json", action="store_true", help="as JSON")


def run_themes(options: argparse.Namespace) -> int:
    """`themes`: those that come with Briefing and those in the user's folder."""
    found = known_themes()
    if options.json:
        say_json([{"id": one.id, "name": one.name, "path": str(one.path or ""), "wrong": one.wrong} for one in found])
        return 0
    width = max(len(one.id) for one in found)
    for one in found:
        say(f"{one.id:<{width}}  {one.name}{f'  ({one.wrong})' if one.wrong else ''}")
    say(THEMES_FOLDER_WORDS.format(themes_folder()))
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Write a brief, or an issue of one, as PDF."""
    if options.issue:
        return export_issue(options)
    with looked_at(options) as project:
        brief = brief_in(project, options.brief)
        remembered = remembered_options(project)
        if options.brief:
            remembered = replace(remembered, theme=brief.theme, page_size=brief.page_size)
        chosen = export_options_in(options, remembered)
        output = options.output or options.project.with_suffix(".pdf")
        export_pdf(project, output, chosen, pages_so_far(), brief=brief)
        is_protected = project.is_protected
    say(f"Wrote {output}")
    for note in notes_on(chosen, is_protected=is_protected):
        complain(f"note: {note}")
    return 0
