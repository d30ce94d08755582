"""The commands that fill a project: new, add; and read, which only looks at a file."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from briefing.actions.beginning import begin_project
from briefing.actions.importing import files_of, import_files
from briefing.cli.arguments import takes_project
from briefing.cli.keeping import password_in, worked_on
from briefing.cli.terminal import FAILED, complain, say, say_json, say_line
from briefing.errors import SourceError
from briefing.project import SUFFIX
from briefing.sources.article import Article
from briefing.sources.batches import each_of, reads_of
from briefing.sources.opening import NothingToRead
from briefing.sources.stream import facts_in, facts_of
from briefing.sources.web_address import WebAddress, is_web_address


def describe_new(command: argparse.ArgumentParser) -> None:
    """`new`: a project and its name."""
    takes_project(command)
    command.add_argument("--name", default="", help="the project's name; its file's name otherwise")


def describe_add(command: argparse.ArgumentParser) -> None:
    """`add`: a project and files."""
    takes_project(command)
    command.add_argument("files", type=entry, nargs="+", metavar="FILE", help="an article, a folder, or a web address")
    takes_private(command)


def describe_read(command: argparse.ArgumentParser) -> None:
    """`read`: a file or a web address, or many files by their paths on standard input."""
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=entry, nargs="?", metavar="FILE", help="a source article, or its web address")
    what.add_argument("--stream", action="store_true", help="read paths from standard input; a line of JSON for each")
    command.add_argument("--json", action="store_true", help="title, text, published, author, language, url as JSON")
    takes_private(command)


def takes_private(command: argparse.ArgumentParser) -> None:
    """Leave to visit addresses inside private networks."""
    allowed = "visit web addresses inside private networks too"
    command.add_argument("--allow-private", action="store_true", help=allowed)


def entry(words: str) -> Path | WebAddress:
    """A file or a web address, for argparse."""
    return WebAddress(words.strip()) if is_web_address(words) else Path(words)


def run_new(options: argparse.Namespace) -> int:
    """Make an empty project."""
    path = _with_suffix(options.project)
    with begin_project(path, options.name or path.stem, password=password_in(options.password_file)):
        say(f"Created {path}")
    return 0


def run_add(options: argparse.Namespace) -> int:
    """Read files, folders and addresses into a project; status 1 where something could not be read."""
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


def run_read(options: argparse.Namespace) -> int:
    """Print what is in a file or at an address, or a line of JSON for each path on standard input."""
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


def _with_suffix(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
