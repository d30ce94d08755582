"""The command line: parses, calls, prints; no logic. What is wrong is one line on stderr and a status above 0."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib.metadata import PackageNotFoundError, entry_points, version
from itertools import islice
from pathlib import Path
from typing import Any

from briefing.actions.exporting import export_pdf, remembered_options
from briefing.actions.importing import files_of, import_files
from briefing.actions.naming import counted
from briefing.actions.reopening import is_pdf
from briefing.actions.sample import make_sample
from briefing.arguments import (
    Parser,
    describe_add,
    describe_history,
    describe_info,
    describe_new,
    describe_open,
    describe_read,
    describe_run_sample,
    describe_sample,
    takes_project,
)
from briefing.errors import BriefingError, SourceError
from briefing.handing_on import (
    describe_export,
    describe_take_out,
    describe_themes,
    export_options_in,
    notes_on,
    pages_so_far,
    run_take_out,
    run_themes,
)
from briefing.keeping import (
    describe_backups,
    describe_checkpoint,
    describe_password,
    describe_restore,
    describe_salvage,
    looked_at,
    password_in,
    run_backups,
    run_checkpoint,
    run_password,
    run_restore,
    run_salvage,
    run_verify,
    worked_on,
)
from briefing.model import CLASSES, LABEL_LETTERS, Kind, Source
from briefing.project import SUFFIX, Change, History, Project, Step, StepKind
from briefing.publishing import (
    brief_in,
    describe_briefs,
    describe_check,
    describe_issue,
    describe_template,
    describe_templates,
    export_issue,
    run_briefs,
    run_check,
    run_issue,
    run_template,
    run_templates,
)
from briefing.sources.article import Article
from briefing.sources.batches import each_of, reads_of
from briefing.sources.opening import NothingToRead
from briefing.sources.stream import facts_in, facts_of
from briefing.sources.web_address import WebAddress
from briefing.terminal import FAILED, complain, say, say_json, say_line, speak_unicode

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
    if first in _COMMANDS or first in {"-h", "--help", "--version"}:
        return words
    if not first.startswith("-") and not first.endswith(SUFFIX) and not Path(first).exists():
        raise BriefingError(f"There is no command and no project “{first}”.", remedy="See `briefing --help`.")
    return ["open", *words]


def _new(options: argparse.Namespace) -> int:
    path = _with_suffix(options.project)
    with Project.create(path, options.name or path.stem, password=password_in(options.password_file)):
        say(f"Created {path}")
    return 0


def _add(options: argparse.Namespace) -> int:
    with worked_on(options) as project:
        entries = _with_files_of_folders(options.files)
        report = import_files(project, entries, partial(each_of, allow_private=options.allow_private))
    for source in report.added:
        say(f"{source.label}  {source.title}")
    for joined in report.known:
        same = "the same file" if joined.is_same_file else "the same text"
        say(f"{joined.name} is here already, {same}: {joined.source.label}  {joined.source.title}")
    for failure in report.failed:
        complain(f"{failure.name}: {failure.error.sentence()}")
    return FAILED if report.failed else 0


def _with_files_of_folders(entries: Iterable[Path | WebAddress]) -> Iterator[Path | WebAddress]:
    for entry in entries:
        if isinstance(entry, WebAddress):
            yield entry
        else:
            yield from files_of([entry])


def _read(options: argparse.Namespace) -> int:
    if options.stream:
        return _read_stream()
    try:
        reads = reads_of(options.file, allow_private=options.allow_private)
        if options.json:
            say_json(facts_in(reads))
            return 0
        for each in reads.found:
            _say_read(each)
    except NothingToRead as error:
        if not options.json:
            raise
        # What was found out about the file is what was asked for; that it cannot be a source is said as well.
        say_json(error.as_json())
        complain(error.sentence())
    return 0


def _say_read(read: Article | SourceError) -> None:
    if isinstance(read, SourceError):
        complain(read.sentence())
        return
    facts = read.as_json()
    for name in ("title", "published", "author", "publisher", "language", "url"):
        if facts.get(name):
            say(f"{name}: {facts[name]}")
    say("")
    say(f"{read.text}\n")


def _read_stream() -> int:
    for facts in facts_of(sys.stdin.buffer):
        say_line(facts)
    return 0


def _info(options: argparse.Namespace) -> int:
    with looked_at(options) as project:
        counts = {kind: project.count(item_class) for kind, item_class in CLASSES.items()}
        sources = project.all(Source)
        facts = _facts(project, counts, sources)
    if options.json:
        say_json(facts)
        return 0
    say(f"{facts['name']}  ({facts['file']}, {facts['bytes']:,} bytes, {facts['steps']:,} steps)")
    shown = (kind for kind in CLASSES if kind in LABEL_LETTERS or kind is Kind.EVIDENCE)
    say(", ".join(counted(kind, counts[kind]) for kind in shown if counts[kind]))
    for source in sources:
        say(f"{source.label:>4} {source.grade or '–':<3} {source.title}")
    return 0


def _facts(project: Project, counts: dict[Kind, int], sources: list[Source]) -> dict[str, Any]:
    last = project.history.last()
    return {
        "name": project.name,
        "file": str(project.path),
        "bytes": project.path.stat().st_size,
        "counts": {kind.value: count for kind, count in counts.items()},
        "steps": last.id,
        "last_step": {"label": last.label, "at": last.at, "author": last.author},
        "undo": project.history.undo_label,
        "redo": project.history.redo_label,
        "sources": [_source_facts(source) for source in sources],
    }


def _source_facts(source: Source) -> dict[str, str]:
    return {
        "id": source.id,
        "label": source.label,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published.earliest if source.published else "",
        "grade": source.grade,
    }


def _export(options: argparse.Namespace) -> int:
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


def _history(options: argparse.Namespace) -> int:
    with looked_at(options) as project:
        actions = list(islice(_actions(project.history), options.limit))
        if options.json:
            say_json([_action_facts(project.history, step) for step in actions])
            return 0
        first = project.history.parts(actions[-1])[0].id if actions else 1
    for step in actions:
        said = _REPLAYED.get(step.kind, "{}").format(step.label)
        say(f"{step.id:>6}  {step.at[:19]}Z  {step.author:<12} {said}")
    if first > 1:
        say(f"and {first - 1:,} earlier steps; --limit shows more")
    return 0


def _action_facts(history: History, last: Step) -> dict[str, Any]:
    """Who did what and when, down to the field with its old and its new value."""
    keys = ("id", "action", "kind", "label", "author", "at")
    changes = [change.as_json() for part in history.parts(last) for change in history.details(part)]
    return {**{key: getattr(last, key) for key in keys}, "changes": changes}


_REPLAYED = {StepKind.UNDO: "Undo “{}”", StepKind.REDO: "Redo “{}”", StepKind.CHECKPOINT: "— {} —"}


def _actions(history: History) -> Iterator[Step]:
    """The newest step of every action, newest first: a long action is one line, not one for each of its parts."""
    before: int | None = None
    action = ""
    while steps := history.steps(before=before):
        for step in steps:
            if step.action != action:
                yield step
            action = step.action
        before = steps[-1].id


def _undo(options: argparse.Namespace) -> int:
    return _replay(options, "Undone", "There is nothing to undo.", lambda project: project.undo())


def _redo(options: argparse.Namespace) -> int:
    return _replay(options, "Done again", "There is nothing to redo.", lambda project: project.redo())


def _replay(options: argparse.Namespace, done: str, nothing: str, replay: Callable[[Project], Change | None]) -> int:
    with worked_on(options) as project:
        change = replay(project)
    if change is None:
        return complain(nothing)
    say(f"{done}: {change.label}")
    return 0


def _sample(options: argparse.Namespace) -> int:
    say(f"Wrote {make_sample(options.folder)}")
    return 0


def _open(options: argparse.Namespace) -> int:
    if options.screenshot and options.project and is_pdf(options.project):
        raise BriefingError(
            f"{options.project.name} is a PDF: where its project goes is asked in the window.",
            remedy="Take it out first: `briefing take-out`.",
        )
    for window in entry_points(group="briefing.window"):
        try:
            open_window = window.load()
        except ImportError as error:
            raise BriefingError(
                f"The window could not be loaded on this computer ({error}).",
                remedy="Install what is missing, or use a command: see `briefing --help`.",
            ) from error
        return int(
            open_window(
                options.project,
                password=password_in(options.password_file),
                screenshot=options.screenshot,
                size=options.size,
                theme=options.theme or "",
            )
        )
    raise BriefingError(
        "The window is not installed here.",
        remedy="Install the package with its window, or use a command: see `briefing --help`.",
    )


def _run_sample(options: argparse.Namespace) -> int:
    """What `make run` does: the sample in the window, or as a PDF where there is no display."""
    folder: Path = options.folder
    found = sorted(folder.glob(f"*{SUFFIX}"))
    path = found[0] if found else make_sample(folder)
    if _has_display():
        options.project, options.password_file = path, None
        return _open(options)
    with Project.open(path, read_only=True) as project:
        output = export_pdf(project, path.with_suffix(".pdf"))
    say(f"There is no display here, so the sample brief was exported instead: {output.resolve()}")
    return 0


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _with_suffix(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


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
    for name, (run, describe, summary) in _COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        command.set_defaults(run=run)
        describe(command)
    return parser


_COMMANDS: dict[
    str,
    tuple[Callable[[argparse.Namespace], int], Callable[[argparse.ArgumentParser], None], str],
] = {
    "open": (_open, describe_open, "open the window (also without a command)"),
    "new": (_new, describe_new, "make an empty project"),
    "add": (_add, describe_add, "read files or web addresses and add them as sources"),
    "read": (_read, describe_read, "read a file or web address and print what is in it"),
    "info": (_info, describe_info, "say what a project holds"),
    "export": (_export, describe_export, "write the brief as PDF"),
    "check": (run_check, describe_check, "list what would embarrass the brief's author"),
    "briefs": (run_briefs, describe_briefs, "list the briefs of a project and their issues"),
    "issue": (run_issue, describe_issue, "freeze a brief as handed over"),
    "templates": (run_templates, describe_templates, "list the templates of briefs"),
    "template": (run_template, describe_template, "lay a brief out by a template; what was written stays"),
    "take-out": (run_take_out, describe_take_out, "take the project out of a PDF that carries it"),
    "themes": (run_themes, describe_themes, "list the themes of a brief"),
    "history": (_history, describe_history, "list what was done, newest first"),
    "undo": (_undo, takes_project, "take back the last action"),
    "redo": (_redo, takes_project, "do again what was taken back"),
    "checkpoint": (run_checkpoint, describe_checkpoint, "give this moment of a project a name"),
    "backups": (run_backups, describe_backups, "list the backups of a project"),
    "restore": (run_restore, describe_restore, "make a project what a backup of it holds"),
    "verify": (run_verify, takes_project, "check the whole file and its history"),
    "salvage": (run_salvage, describe_salvage, "make a new project of what a damaged one holds"),
    "password": (run_password, describe_password, "set, change or remove a project's password"),
    "sample": (_sample, describe_sample, "write the sample project"),
    "run-sample": (_run_sample, describe_run_sample, "open the sample project, or export it without a display"),
}
