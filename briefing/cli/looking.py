"""The commands that look at a project and its history: info, history; undo and redo."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from briefing.actions.naming import counted
from briefing.cli.arguments import takes_project
from briefing.cli.keeping import looked_at, worked_on
from briefing.cli.terminal import complain, say, say_json
from briefing.model import CLASSES, LABEL_LETTERS, Kind, Source
from briefing.project import Change, History, Project, Step, StepKind

_REPLAYED = {StepKind.UNDO: "Undo “{}”", StepKind.REDO: "Redo “{}”", StepKind.CHECKPOINT: "— {} —"}


def describe_info(command: argparse.ArgumentParser) -> None:
    """`info`: a project."""
    takes_project(command)
    command.add_argument("--json", action="store_true", help="as JSON")


def describe_history(command: argparse.ArgumentParser) -> None:
    """`history`: a project and how much of it."""
    takes_project(command)
    command.add_argument("--json", action="store_true", help="as JSON")
    command.add_argument("--limit", type=count, default=200, metavar="N", help="the newest N actions (200)")


def count(words: str) -> int:
    """A number from 1 on, for argparse."""
    if not words.isdecimal() or int(words) < 1:
        raise argparse.ArgumentTypeError(f"{words!r} is no number from 1 on")
    return int(words)


def run_info(options: argparse.Namespace) -> int:
    """Say what a project holds."""
    with looked_at(options) as project:
        counts = {kind: project.count(item_class) for kind, item_class in CLASSES.items()}
        sources = project.all(Source)
        facts = _facts(project, counts, sources)
    if options.json:
        say_json(facts)
        return 0
    say(f"{facts['name']}  ({facts['file']}, {facts['bytes']:,} bytes, {_steps(facts['steps'])})")
    shown = (kind for kind in CLASSES if kind in LABEL_LETTERS or kind is Kind.EVIDENCE)
    say(", ".join(counted(kind, counts[kind]) for kind in shown if counts[kind]))
    for source in sources:
        say(f"{source.label:>4} {source.grade or '–':<3} {source.title}")
    return 0


def _steps(count: int) -> str:
    return "1 step" if count == 1 else f"{count:,} steps"


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


def run_history(options: argparse.Namespace) -> int:
    """List what was done, newest first."""
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


def run_undo(options: argparse.Namespace) -> int:
    """Take back the last action."""
    return _replay(options, "Undone", "There is nothing to undo.", lambda project: project.undo())


def run_redo(options: argparse.Namespace) -> int:
    """Do again what was taken back."""
    return _replay(options, "Done again", "There is nothing to redo.", lambda project: project.redo())


def _replay(options: argparse.Namespace, done: str, nothing: str, replay: Callable[[Project], Change | None]) -> int:
    with worked_on(options) as project:
        change = replay(project)
    if change is None:
        return complain(nothing)
    say(f"{done}: {change.label}")
    return 0
