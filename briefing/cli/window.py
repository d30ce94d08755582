"""The commands that open the window, or what stands for it where there is no display: open, sample, run-sample."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
import os
import sys
from importlib.metadata import entry_points
from pathlib import Path

from briefing.actions.exporting import export_pdf
from briefing.actions.reopening import is_pdf
from briefing.actions.sample import make_sample
from briefing.cli.arguments import takes_password
from briefing.cli.keeping import password_in
from briefing.cli.terminal import say
from briefing.errors import BriefingError
from briefing.project import SUFFIX, Project


def describe_open(command: argparse.ArgumentParser) -> None:
    """`open`: perhaps a project, perhaps a picture of the window."""
    said = "a .brief file, or a PDF that carries one"
    command.add_argument("project", type=Path, nargs="?", metavar="PROJECT", help=said)
    takes_password(command)
    takes_picture(command)


def takes_picture(command: argparse.ArgumentParser) -> None:
    """A picture of the window instead of the window."""
    command.add_argument("--screenshot", type=Path, metavar="FILE.png", help="save a picture of the window and exit")
    command.add_argument("--size", type=size, metavar="WxH", help="the window's size, for example 1440x900")
    command.add_argument("--theme", choices=("light", "dark"), help="the window's theme")


def size(words: str) -> tuple[int, int]:
    """A size such as 1440x900, for argparse."""
    try:
        width, height = (int(part) for part in words.lower().split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no size; write it as 1440x900") from None
    if width < 1 or height < 1:
        raise argparse.ArgumentTypeError(f"{words!r} is no size; write it as 1440x900")
    return width, height


def describe_sample(command: argparse.ArgumentParser) -> None:
    """`sample`: a folder."""
    command.add_argument("folder", type=Path, metavar="DIR", help="where to write the sample project")


def describe_run_sample(command: argparse.ArgumentParser) -> None:
    """`run-sample`: perhaps a folder, perhaps a picture."""
    command.add_argument("folder", type=Path, nargs="?", default=Path("out"), metavar="DIR", help="its folder (out)")
    takes_picture(command)


def run_sample(options: argparse.Namespace) -> int:
    """Write the sample project."""
    say(f"Wrote {make_sample(options.folder)}")
    return 0


def run_open(options: argparse.Namespace) -> int:
    """Open the window; where a picture is asked for, save one and return."""
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


def run_the_sample(options: argparse.Namespace) -> int:
    """What `make run` does: the sample in the window, or as a PDF where there is no display."""
    folder: Path = options.folder
    found = sorted(folder.glob(f"*{SUFFIX}"))
    path = found[0] if found else make_sample(folder)
    if _has_display():
        options.project, options.password_file = path, None
        return run_open(options)
    with Project.open(path, read_only=True) as project:
        output = export_pdf(project, path.with_suffix(".pdf"))
    say(f"There is no display here, so the sample brief was exported instead: {output.resolve()}")
    return 0


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
