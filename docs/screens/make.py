"""Draws the pictures in this folder: the window on the sample project, light and dark, and the pages of its brief."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

HERE = Path(__file__).parent
WINDOWS = (
    ("read-light", "light", "1440x900"),
    ("read-dark", "dark", "1440x900"),
    ("read-light-1280", "light", "1280x800"),
    ("read-dark-1280", "dark", "1280x800"),
)
PAGE_SCALE = 1.25


def briefing(*arguments: str) -> None:
    """Run the command line as a user would."""
    subprocess.run([sys.executable, "-m", "briefing", *arguments], check=True)


def shrink() -> None:
    """Bring the pictures down to 256 colours: they stand in the repository, and nothing in them needs more."""
    for path in HERE.glob("*.png"):
        with Image.open(path) as picture:
            small = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        small.save(path, optimize=True)


def main() -> None:
    """Draw everything anew."""
    with tempfile.TemporaryDirectory() as folder:
        briefing("sample", folder)
        (project,) = Path(folder).glob("*.brief")
        for name, theme, size in WINDOWS:
            picture = str(HERE / f"{name}.png")
            briefing("--screenshot", picture, "--theme", theme, "--size", size, str(project))
        subprocess.run([sys.executable, str(HERE / "messages.py"), str(HERE)], check=True)
        briefing("--screenshot", str(HERE / "start-light.png"), "--theme", "light", "--size", "1280x800")
        brief = Path(folder) / "brief.pdf"
        briefing("export", str(project), "-o", str(brief))
        with pypdfium2.PdfDocument(brief) as document:
            for number, page in enumerate(document, start=1):
                page.render(scale=PAGE_SCALE).to_pil().save(HERE / f"brief-page-{number}.png")
    shrink()


if __name__ == "__main__":
    main()
