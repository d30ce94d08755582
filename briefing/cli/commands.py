"""The command line: parses, calls, prints; no logic. What is wrong is one line on stderr and a status above 0."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefing.cli.arguments import Parser, takes_project
from briefing.cli.filling import describe_add, describe_new, describe_read, run_add, run_new, run_read
from briefing.cli.handing_on import (
    describe_export,
    describe_take_out,
    describe_themes,
    run_export,
    run_take_out,
    run_themes,
)
from briefing.cli.keeping import (
    describe_backups,
    describe_checkpoint,
    describe_password,
    describe_restore,
    describe_salvage,
    run_backups,
    run_checkpoint,
    run_password,
    run_restore,
    run_salvage,
    run_verify,
)
from briefing.cli.looking import describe_history, describe_info, run_history, run_info, run_redo, run_undo
from briefing.cli.publishing import (
    describe_briefs,
    describe_check,
    describe_house,
    describe_issue,
    describe_template,
    describe_templates,
    run_briefs,
    run_check,
    run_house,
    run_issue,
    run_template,
    run_templates,
)
from briefing.cli.removing import describe_remove, run_remove
from briefing.cli.terminal import FAILED, complain, speak_unicode
from briefing.cli.window import (
    describe_open,
    describe_run_sample,
    describe_sample,
    run_open,
    run_sample,
    run_the_sample,
)
from briefing.errors import BriefingError
from briefing.project import SUFFIX

_BUG = 70
_INTERRUPTED = 130
_TRACEBACK = "BRIEFING_TRACEBACK"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status. Without a command the window opens."""
    speak_unicode()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        options = _parser().parse_args(_with_command(words))
        status: int = options.run(options)
        # Now, not at the interpreter's end: whoever reads our output may be gone.
        sys.stdout.flush()
    except BriefingError as error:
        return complain(error.sentence())
    except BrokenPipeError:
        # Whoever read our output has gone (`briefing read … | head`); keep the interpreter's last flush quiet too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        return complain(f"{error.strerror or error}: {error.filename}" if error.filename else str(error))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:
        # The boundary: what reaches this is a bug of ours, and nobody wants to read its traceback unasked.
        if os.environ.get(_TRACEBACK):
            raise
        bug = f"this is a bug in Briefing ({type(error).__name__}: {error}). Every finished step is on disk."
        return complain(f"{bug} To see where: set {_TRACEBACK}=1 and try again.", _BUG)
    return status


def _with_command(words: list[str]) -> list[str]:
    """The words with "open" before them where they name no command: `briefing`, `briefing PROJECT`."""
    if not words:
        return ["open"]
    first = words[0]
    if first in COMMANDS or first in {"-h", "--help", "--version"}:
        return words
    if not first.startswith("-") and not first.endswith(SUFFIX) and not Path(first).exists():
        raise BriefingError(f"There is no command and no project “{first}”.", remedy="See `briefing --help`.")
    return ["open", *words]


def _version() -> str:
    try:
        return version("briefing")
    except PackageNotFoundError:
        return "(not installed)"


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="briefing",
        description="From source article to finished brief. Without a command, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"briefing {_version()}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, (run, describe, summary) in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        command.set_defaults(run=run)
        describe(command)
    return parser


COMMANDS: dict[
    str,
    tuple[Callable[[argparse.Namespace], int], Callable[[argparse.ArgumentParser], None], str],
] = {
    "open": (run_open, describe_open, "open the window (also without a command)"),
    "new": (run_new, describe_new, "make an empty project"),
    "add": (run_add, describe_add, "read files or web addresses and add them as sources"),
    "remove": (run_remove, describe_remove, "remove sources; what leans on them is told first"),
    "read": (run_read, describe_read, "read a file or web address and print what is in it"),
    "info": (run_info, describe_info, "say what a project holds"),
    "export": (run_export, describe_export, "write the brief as PDF"),
    "check": (run_check, describe_check, "list what would embarrass the brief's author"),
    "briefs": (run_briefs, describe_briefs, "list the briefs of a project and their issues"),
    "issue": (run_issue, describe_issue, "freeze a brief as handed over"),
    "templates": (run_templates, describe_templates, "list the templates of briefs"),
    "template": (run_template, describe_template, "lay a brief out by a template; what was written stays"),
    "house": (run_house, describe_house, "say what new briefs of a project begin with, or set it"),
    "take-out": (run_take_out, describe_take_out, "take the project out of a PDF that carries it"),
    "themes": (run_themes, describe_themes, "list the themes of a brief"),
    "history": (run_history, describe_history, "list what was done, newest first"),
    "undo": (run_undo, takes_project, "take back the last action"),
    "redo": (run_redo, takes_project, "do again what was taken back"),
    "checkpoint": (run_checkpoint, describe_checkpoint, "give this moment of a project a name"),
    "backups": (run_backups, describe_backups, "list the backups of a project"),
    "restore": (run_restore, describe_restore, "make a project what a backup of it holds"),
    "verify": (run_verify, takes_project, "check the whole file and its history"),
    "salvage": (run_salvage, describe_salvage, "make a new project of what a damaged one holds"),
    "password": (run_password, describe_password, "set, change or remove a project's password"),
    "sample": (run_sample, describe_sample, "write the sample project"),
    "run-sample": (run_the_sample, describe_run_sample, "open the sample project, or export it without a display"),
}
