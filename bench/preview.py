"""How soon the live preview of four pages is there after the pause, beside a bare rendering in its process."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import statistics
import tempfile
import time
from functools import cache
from pathlib import Path

import pypdfium2

from briefing.actions.items import change
from briefing.actions.sample import make_sample
from briefing.brief.compose import compose
from briefing.brief.document import Document
from briefing.model import Brief, Section
from briefing.project import Project
from briefing.render import render_pdf
from briefing.render.themes import find_theme
from briefing.workers import Worker

PREVIEW = "briefing.actions.previewing:preview_in_worker"
BARE = "bench.preview:bare"
ROUNDS = 15
PAGES = 4
WANTED_MS = 300
MUST = 3.0
# Without this section the last page would bear a few lines: tighter settings are tried before it is shown.
TIGHTER_WITHOUT = "quotes"


@cache
def document(path: str) -> Document:
    """The brief as a tree, made once in the worker."""
    with Project(Path(path), read_only=True) as project:
        return compose(project)


def bare(path: str) -> int:
    """Set a document that is there: what no preview can be quicker than. The number of bytes."""
    return len(render_pdf(document(path), theme=find_theme("assessment", "A4")))


def timed(worker: Worker, job: str, *arguments: object) -> tuple[float, object]:
    """Milliseconds that a job takes, and what it returns."""
    begin = time.perf_counter()
    result = worker.run(job, *arguments)
    return (time.perf_counter() - begin) * 1000, result


def timed_previews(worker: Worker, folder: Path, left_out: str) -> tuple[float, float, float, int]:
    """Medians over rounds: a bare rendering and a preview in milliseconds, their ratio; and the number of pages."""
    path = make_sample(folder)
    with Project.open(path) as project:
        brief = project.all(Brief)[0]
        for section in project.all(Section):
            if section.role == left_out:
                change(project, section, in_brief=False)
        written = next(section for section in project.all(Section) if section.role == "discussion")
    texts = [{written.id: f"{written.body}\n\nTyped {number}."} for number in range(ROUNDS + 2)]
    for warm in texts[:2]:
        timed(worker, PREVIEW, str(path), brief.id, warm)
        timed(worker, BARE, str(path))
    rounds = [
        (timed(worker, BARE, str(path))[0], timed(worker, PREVIEW, str(path), brief.id, typed)) for typed in texts[2:]
    ]
    rendering = statistics.median(one for one, _ in rounds)
    preview = statistics.median(one for _, (one, _) in rounds)
    ratio = statistics.median(one / beside for beside, (one, _) in rounds)
    made = rounds[0][1][1]
    with pypdfium2.PdfDocument(made.pdf) as pdf:  # type: ignore[attr-defined]  # a job's result is a Preview here
        return rendering, preview, ratio, len(pdf)


def main() -> None:
    """Print the medians and their ratios; fails where a preview takes much longer than the rendering in it."""
    for name, left_out in (("the sample's brief", ""), ("one with a short last page, set again", TIGHTER_WITHOUT)):
        with tempfile.TemporaryDirectory() as folder, Worker() as worker:
            rendering, preview, ratio, pages = timed_previews(worker, Path(folder), left_out)
        print(f"{name}: pages {pages} (the figure is for {PAGES})")
        print(f"  bare rendering in the worker {rendering:7.0f} ms")
        print(f"  preview with its check       {preview:7.0f} ms   wanted ≤ {WANTED_MS} ms")
        print(f"  preview / rendering          {ratio:7.2f} ×    must be ≤ {MUST} ×")
        assert ratio <= MUST, f"a preview takes {ratio:.2f} × the rendering in it"


if __name__ == "__main__":
    main()
