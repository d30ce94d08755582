"""The command that removes sources, after it told what leans on them."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse

from briefing.actions.deleting import delete
from briefing.brief.leaning import Leaning, items_leaning_on, sentences_leaning_on
from briefing.cli.arguments import takes_project
from briefing.cli.keeping import worked_on
from briefing.cli.terminal import FAILED, complain, say
from briefing.errors import ItemError
from briefing.model import Source
from briefing.project import Reading


def describe_remove(command: argparse.ArgumentParser) -> None:
    """`remove`: a project and labels of sources."""
    takes_project(command)
    command.add_argument("labels", nargs="+", metavar="LABEL", help="a source (S3)")
    command.add_argument("--yes", action="store_true", help="even where sentences lean on it")


def run_remove(options: argparse.Namespace) -> int:
    """`remove`: the sources, in one step; where sentences lean on them, only with --yes. Status 1 where they stay."""
    with worked_on(options) as project:
        sources = [_source(project, label) for label in options.labels]
        leaning = sentences_leaning_on(project, *(source.id for source in sources))
        for one in leaning:
            say(_in_a_line(one))
        labels = ", ".join(source.label for source in sources)
        if leaning and not options.yes:
            found = f"{len(leaning)} sentences lean on {labels}: nothing was removed"
            return complain(f"{found}. Mend them first, or say --yes.", FAILED)
        items = {item.id: item for source in sources for item in items_leaning_on(project, source.id)}
        delete(project, sources)
    named = ", ".join(getattr(item, "label", "") for item in items.values())
    say(f"Removed {labels}{f', which was evidence of {named}' if named else ''}. `briefing undo` brings it back.")
    return 0


def _source(project: Reading, label: str) -> Source:
    for source in project.where(Source, label=label.upper()):
        return source
    raise ItemError(f"There is no source {label}.", safe="Nothing was removed.", remedy="`briefing info` lists them.")


def _in_a_line(one: Leaning) -> str:
    return f"{one.in_words()}: “{' '.join(one.words.split())}” ({', '.join(one.labels)})"
