"""The command line: parses, calls, prints; no logic. What is wrong is one line on stderr and a status above 0."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

from briefing.actions.exporting import export_pdf
from briefing.actions.importing import import_files
from briefing.actions.sample import make_sample
from briefing.errors import BriefingError
from briefing.model import CLASSES, Source, kind_of
from briefing.project import SUFFIX, Project
from briefing.sources import read

_FAILED = 1
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status. Without a command the window opens."""
    parser = _parser()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0] not in _COMMANDS and words[0] not in {"-h", "--help", "--version"}):
        words = ["open", *words]
    options = parser.parse_args(words)
    try:
        status: int = options.run(options)
    except BriefingError as error:
        print(f"briefing: {error.sentence()}", file=sys.stderr)  # noqa: T201 the command line speaks by printing
        return _FAILED
    except BrokenPipeError:
        # Whoever read our output has gone (`briefing read … | head`); keep the interpreter's last flush quiet too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def _new(options: argparse.Namespace) -> int:
    path = _with_suffix(options.project)
    with Project.create(path, options.name or path.stem):
        _say(f"Created {path}")
    return 0


def _add(options: argparse.Namespace) -> int:
    with Project.open(options.project) as project:
        report = import_files(project, options.files, read)
    for source in report.added:
        _say(f"{source.label}  {source.title}")
    for name, source in report.known:
        _say(f"{name} is here already: {source.label}  {source.title}")
    for failure in report.failed:
        _complain(f"{failure.name}: {failure.error.sentence()}")
    return _FAILED if report.failed else 0


def _read(options: argparse.Namespace) -> int:
    article = read(options.file)
    if options.json:
        _say(json.dumps(article.as_json(), ensure_ascii=False, indent=None if options.json_line else 2))
        return 0
    for name, value in article.as_json().items():
        if name not in {"text", "found", "notes"} and value:
            _say(f"{name}: {value}")
    _say("")
    _say(article.text)
    return 0


def _info(options: argparse.Namespace) -> int:
    with Project.open(options.project, read_only=True) as project:
        counts = {kind.value: project.count(item_class) for kind, item_class in CLASSES.items()}
        last = project.history.last()
        facts: dict[str, Any] = {
            "name": project.name,
            "file": str(project.path),
            "bytes": project.path.stat().st_size,
            "counts": counts,
            "steps": last.id,
            "last_step": {"label": last.label, "at": last.at, "author": last.author},
            "undo": project.history.undo_label,
            "redo": project.history.redo_label,
            "sources": [_source_facts(source) for source in project.all(Source)],
        }
    if options.json:
        _say(json.dumps(facts, ensure_ascii=False, indent=2))
        return 0
    _say(f"{facts['name']}  ({facts['file']}, {facts['bytes']:,} bytes, {facts['steps']} steps)")
    _say(", ".join(f"{count} {kind}" for kind, count in counts.items() if count))
    for source in facts["sources"]:
        _say(f"{source['label']:>4} {source['grade'] or '–':<3} {source['title']}")
    return 0


def _source_facts(source: Source) -> dict[str, str]:
    published = source.published.earliest if source.published else ""
    return {
        "id": source.id,
        "kind": kind_of(source).value,
        "label": source.label,
        "title": source.title,
        "publisher": source.publisher,
        "published": published,
        "grade": source.grade,
    }


def _export(options: argparse.Namespace) -> int:
    with Project.open(options.project, read_only=True) as project:
        output = options.output or options.project.with_suffix(".pdf")
        export_pdf(project, output)
    _say(f"Wrote {output}")
    return 0


def _history(options: argparse.Namespace) -> int:
    with Project.open(options.project, read_only=True) as project:
        steps = project.history.steps(limit=options.limit)
    if options.json:
        keys = ("id", "action", "kind", "label", "author", "at")
        _say(json.dumps([{key: str(getattr(step, key)) for key in keys} for step in steps], ensure_ascii=False))
        return 0
    for step in steps:
        _say(f"{step.id:>6}  {step.at}  {step.author:<12} {step.kind.value:<5} {step.label}")
    return 0


def _undo(options: argparse.Namespace) -> int:
    return _replay(options.project, "Undone", "There is nothing to undo.", lambda project: project.undo())


def _redo(options: argparse.Namespace) -> int:
    return _replay(options.project, "Done again", "There is nothing to redo.", lambda project: project.redo())


def _replay(path: Path, done: str, nothing: str, work: Callable[[Project], object]) -> int:
    with Project.open(path) as project:
        change = work(project)
    if change is None:
        _complain(nothing)
        return _FAILED
    _say(f"{done}: {getattr(change, 'label', '')}")
    return 0


def _sample(options: argparse.Namespace) -> int:
    _say(f"Wrote {make_sample(options.folder)}")
    return 0


def _open(options: argparse.Namespace) -> int:
    for window in entry_points(group="briefing.window"):
        open_window = window.load()
        return int(
            open_window(options.project, screenshot=options.screenshot, size=options.size, theme=options.theme or "")
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
        options.project = path
        return _open(options)
    output = path.with_suffix(".pdf")
    with Project.open(path, read_only=True) as project:
        export_pdf(project, output)
    _say(f"There is no display here, so the sample brief was exported instead: {output.resolve()}")
    return 0


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _with_suffix(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _size(words: str) -> tuple[int, int]:
    try:
        width, height = (int(part) for part in words.lower().split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no size; write it as 1440x900") from None
    if width < 1 or height < 1:
        raise argparse.ArgumentTypeError(f"{words!r} is no size; write it as 1440x900")
    return width, height


def _say(words: str) -> None:
    print(words)  # noqa: T201 the command line speaks by printing


def _complain(words: str) -> None:
    print(f"briefing: {words}", file=sys.stderr)  # noqa: T201 the command line speaks by printing


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing",
        description="From source article to finished brief. Without a command, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"briefing {version('briefing')}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, (run, describe, summary) in _COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        command.set_defaults(run=run)
        describe(command)
    return parser


def _takes_project(command: argparse.ArgumentParser) -> None:
    command.add_argument("project", type=Path, metavar="PROJECT", help="a .brief file")


def _describe_open(command: argparse.ArgumentParser) -> None:
    command.add_argument("project", type=Path, nargs="?", metavar="PROJECT", help="a .brief file")
    _takes_picture(command)


def _takes_picture(command: argparse.ArgumentParser) -> None:
    command.add_argument("--screenshot", type=Path, metavar="FILE.png", help="save a picture of the window and exit")
    command.add_argument("--size", type=_size, metavar="WxH", help="the window's size, for example 1440x900")
    command.add_argument("--theme", choices=("light", "dark"), help="the window's theme")


def _describe_new(command: argparse.ArgumentParser) -> None:
    _takes_project(command)
    command.add_argument("--name", default="", help="the project's name; its file's name otherwise")


def _describe_add(command: argparse.ArgumentParser) -> None:
    _takes_project(command)
    command.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a source article")


def _describe_read(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="a source article")
    command.add_argument("--json", action="store_true", help="title, text, published, author, language, url as JSON")
    command.add_argument("--json-line", action="store_true", help="with --json: everything on one line")


def _describe_info(command: argparse.ArgumentParser) -> None:
    _takes_project(command)
    command.add_argument("--json", action="store_true", help="as JSON")


def _describe_export(command: argparse.ArgumentParser) -> None:
    _takes_project(command)
    command.add_argument("-o", "--output", type=Path, metavar="OUT.pdf", help="where to write; beside the project")


def _describe_history(command: argparse.ArgumentParser) -> None:
    _takes_project(command)
    command.add_argument("--json", action="store_true", help="as JSON")
    command.add_argument("--limit", type=int, default=200, metavar="N", help="the newest N steps (200)")


def _describe_sample(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="DIR", help="where to write the sample project")


def _describe_run_sample(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, nargs="?", default=Path("out"), metavar="DIR", help="its folder (out)")
    _takes_picture(command)


_COMMANDS: dict[
    str,
    tuple[Callable[[argparse.Namespace], int], Callable[[argparse.ArgumentParser], None], str],
] = {
    "open": (_open, _describe_open, "open the window (also without a command)"),
    "new": (_new, _describe_new, "make an empty project"),
    "add": (_add, _describe_add, "read files and add them as sources"),
    "read": (_read, _describe_read, "read a file and print what is in it"),
    "info": (_info, _describe_info, "say what a project holds"),
    "export": (_export, _describe_export, "write the brief as PDF"),
    "history": (_history, _describe_history, "list what was done, newest first"),
    "undo": (_undo, _takes_project, "take back the last action"),
    "redo": (_redo, _takes_project, "do again what was taken back"),
    "sample": (_sample, _describe_sample, "write the sample project"),
    "run-sample": (_run_sample, _describe_run_sample, "open the sample project, or export it without a display"),
}
