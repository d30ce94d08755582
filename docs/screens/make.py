"""Draws the pictures in this folder: the window on the sample project, light and dark, and the pages of its brief."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias, cast

import pypdfium2
from PIL import Image

Colour: TypeAlias = tuple[int, int, int]

HERE = Path(__file__).parent
WINDOWS = (
    ("read-light", "light", "1440x900"),
    ("read-dark", "dark", "1440x900"),
    ("read-light-1280", "light", "1280x800"),
    ("read-dark-1280", "dark", "1280x800"),
    ("read-light-1024", "light", "1024x768"),
    ("read-dark-1024", "dark", "1024x768"),
    ("read-light-1920", "light", "1920x1080"),
    ("read-dark-1920", "dark", "1920x1080"),
)
# The same on a screen with twice as many pixels.
FINE = ("read-light-fine", "light", "1280x800")
# The briefs of `briefs.py`, the long one last.
BRIEFS = ("one-page", "executive", "languages", "assessment")
PAGE_SCALE = 1.25
# Contact sheets: pages of a sheet, and how large each is.
SHEET = 8
SHEET_SCALE = 0.62
# How many colours a picture keeps, and how many of them exactly: the most frequent ones.
COLOURS = 256
EXACT = 192


def briefing(*arguments: str, scale: int = 1) -> None:
    """Run the command line as a user would, on a screen with so many pixels for one."""
    fine = {**os.environ, "QT_SCALE_FACTOR": str(scale)}
    subprocess.run([sys.executable, "-m", "briefing", *arguments], check=True, env=fine)


def draw_window(project: Path, name: str, theme: str, size: str, *, scale: int = 1) -> None:
    """The window as it opens."""
    picture = str(HERE / f"{name}.png")
    briefing("--screenshot", picture, "--theme", theme, "--size", size, str(project), scale=scale)


def paths() -> dict[str, str]:
    """The environment in which the briefs of the pictures find the tests' language sheet."""
    return {**os.environ, "PYTHONPATH": str(HERE.parent.parent)}


def draw_pages(made: Path, folder: Path) -> None:
    """Every page as a picture of its own."""
    with pypdfium2.PdfDocument(made) as document:
        for number, page in enumerate(document, start=1):
            name = f"{made.stem}-{number}" if len(document) > 1 else made.stem
            page.render(scale=PAGE_SCALE).to_pil().save(folder / f"{name}.png")


def draw_sheets(made: Path, folder: Path) -> None:
    """A long brief on contact sheets of eight pages."""
    with pypdfium2.PdfDocument(made) as document:
        pages = [page.render(scale=SHEET_SCALE).to_pil() for page in document]
    across, down = pages[0].size
    for first in range(0, len(pages), SHEET):
        sheet = Image.new("RGB", (across * SHEET // 2, down * 2), "white")
        for at, page in enumerate(pages[first : first + SHEET]):
            sheet.paste(page, (at % (SHEET // 2) * across, at // (SHEET // 2) * down))
        sheet.save(folder / f"{made.stem}-{first + 1:02}-{min(first + SHEET, len(pages)):02}.png")


def shrink(folder: Path) -> None:
    """Bring the pictures down to 256 colours: they stand in the repository."""
    for path in folder.rglob("*.png"):
        with Image.open(path) as picture:
            small = in_few_colours(picture.convert("RGB"))
        small.save(path, optimize=True)


def in_few_colours(picture: Image.Image) -> Image.Image:
    """The picture in 256 colours: those that fill areas are exact, the theme's among them; the rest, at the edges of letters, near.

    Pillow's own ways choose averages: they turned a grey page green and a neighbouring one brown.
    """
    counted = cast("list[tuple[int, Colour]]", picture.getcolors(picture.width * picture.height))
    exact = [colour for _, colour in sorted(counted, reverse=True)[:EXACT]]
    rare = (
        picture.quantize(COLOURS - len(exact), Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).getpalette() or []
    )
    sheet = Image.new("P", (1, 1))
    sheet.putpalette([part for colour in exact for part in colour] + rare)
    small = picture.quantize(palette=sheet, dither=Image.Dither.NONE)
    place = {colour: at for at, colour in enumerate(exact)}
    colours = cast("Sequence[Colour]", picture.get_flattened_data())
    near = cast("Sequence[int]", small.get_flattened_data())
    small.putdata([place.get(colour, at) for colour, at in zip(colours, near, strict=True)])
    return small


def draw_briefs(folder: str) -> None:
    """The pages of the briefs that `briefs.py` makes."""
    subprocess.run([sys.executable, str(HERE / "briefs.py"), folder], check=True, env=paths())
    for old in (HERE / "pdf").glob("*.png"):
        if old.name.startswith(BRIEFS):
            old.unlink()
    for name in BRIEFS[:-1]:
        draw_pages(Path(folder) / f"{name}.pdf", HERE / "pdf")
    draw_sheets(Path(folder) / "assessment.pdf", HERE / "pdf")


def only_briefs() -> None:
    """Draw the pages of the briefs anew, and nothing else: `make.py briefs`."""
    with tempfile.TemporaryDirectory() as folder:
        draw_briefs(folder)
    shrink(HERE / "pdf")


def main() -> None:
    """Draw everything anew."""
    with tempfile.TemporaryDirectory() as folder:
        briefing("sample", folder)
        (project,) = Path(folder).glob("*.brief")
        for name, theme, size in WINDOWS:
            draw_window(project, name, theme, size)
        draw_window(project, *FINE, scale=2)
        subprocess.run([sys.executable, str(HERE / "desk.py"), str(HERE)], check=True)
        subprocess.run([sys.executable, str(HERE / "messages.py"), str(HERE)], check=True)
        subprocess.run([sys.executable, str(HERE / "languages.py"), str(HERE)], check=True)
        subprocess.run([sys.executable, str(HERE / "faults.py"), str(HERE)], check=True)
        subprocess.run([sys.executable, str(HERE / "sources.py"), str(HERE)], check=True)
        subprocess.run([sys.executable, str(HERE / "panels.py"), str(HERE)], check=True)
        subprocess.run([sys.executable, str(HERE / "exporting.py"), str(HERE)], check=True)
        subprocess.run([sys.executable, str(HERE / "compose.py"), str(HERE)], check=True, env=paths())
        draw_briefs(folder)
    shrink(HERE)


if __name__ == "__main__":
    only_briefs() if sys.argv[1:] == ["briefs"] else main()
