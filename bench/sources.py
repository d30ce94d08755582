"""Reading pages beside trafilatura, and a PDF of 300 pages beside bare pypdfium2: ratios within one run.

`python -m bench.sources` reads made-up pages of the size of real ones and a PDF of our own making;
`python -m bench.sources FOLDER` the .html files in a folder and the same PDF. Pages by processor time, one by one in
turn, so that a busy machine changes the ratios little; the PDF by the clock, for two processes read it: on a busy
machine only what this one works says how long it would take.
"""
# SPDX-License-Identifier: MIT

import os
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pypdfium2
import trafilatura

from bench.pdf import Content, vocabulary
from briefing.errors import SourceError
from briefing.render import render_pdf
from briefing.sources.formats import read_bytes

WORDS = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8").split()
PAGES = 60
PDF_UNITS = 42


def sentence(chance: random.Random, count: int) -> str:
    """Some words of ours, as HTML text."""
    words = " ".join(chance.choices(WORDS, k=count))
    return words.replace("&", "&amp;").replace("<", "&lt;") + "."


def page(chance: random.Random) -> bytes:
    """A page of some 60 kB: an article between menus, teasers, scripts and a footer."""
    menu = "".join(f"<li class='menu-item'><a href='/{n}'>{sentence(chance, 2)}</a></li>" for n in range(90))
    body = "".join(f"<p>{sentence(chance, 60)} <a href='/x'>{sentence(chance, 3)}</a></p>" for _ in range(25))
    teaser = "".join(
        f"<div class='teaser'><a href='/t{n}'><h3>{sentence(chance, 8)}</h3></a>"
        f"<span>{sentence(chance, 20)}</span></div>"
        for n in range(60)
    )
    script = "<script>var configuration = {" + "'key': 'value', " * 800 + "};</script>"
    title = sentence(chance, 9)
    return (
        f"<html lang='en'><head><title>{title}</title>{script}</head><body><div class='top'><ul>{menu}</ul></div>"
        f"<main><article><h1>{title}</h1><div class='byline'>By Ann Lee</div>"
        f"<time datetime='2026-03-18'>18 March</time>"
        f"<div class='article-body'>{body}</div></article></main><aside>{teaser}</aside>{script}"
        f"<footer><ul>{menu}</ul></footer></body></html>"
    ).encode()


def main() -> None:
    """Print both lines; everything is warmed up first."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    pages = [path.read_bytes() for path in sorted(folder.rglob("*.html"))] if folder else made_pages()
    compare_pages(pages)
    compare_pdf(render_pdf(Content(PDF_UNITS, vocabulary(7000)).document()))


def made_pages() -> list[bytes]:
    """Pages that differ."""
    return [page(random.Random(seed)) for seed in range(PAGES)]  # noqa: S311 made-up text needs no secrets


def compare_pages(pages: list[bytes]) -> None:
    """Ours and trafilatura's time for each page in turn."""
    for each in pages[:5]:
        read(each, "page.html")
        trafilatura.bare_extraction(each)
    ours = sum(passed(partial(read, each, "page.html"), time.process_time) for each in pages)
    theirs = sum(passed(partial(trafilatura.bare_extraction, each), time.process_time) for each in pages)
    size = sum(map(len, pages)) / len(pages) / 1024
    print(
        f"{len(pages)} pages of {size:.0f} KB: {len(pages) / ours:.1f} a second (must be 25),"
        f" {ours / theirs:.2f} times the time of trafilatura"
    )


def compare_pdf(raw: bytes) -> None:
    """The best of five rounds of each, in turn, by the clock: two processes read a long PDF."""
    read(raw, "long.pdf")
    work = (partial(read, raw, "long.pdf"), partial(bare_text, raw))
    rounds = [tuple(passed(each, time.perf_counter) for each in work) for _round in range(5)]
    ours, bare = (min(times) for times in zip(*rounds, strict=True))
    here = min(passed(work[0], time.process_time) for _round in range(3))
    count = len(pypdfium2.PdfDocument(raw))
    load = os.getloadavg()[0]
    print(
        f"a PDF of {count} pages: {ours:.2f} s (must be 2), {ours / bare:.1f} times bare pypdfium2,"
        f" {here:.2f} s of it at work in this process; load {load:.0f}"
    )


def bare_text(raw: bytes) -> int:
    """The length of what pypdfium2 alone says the text is."""
    with pypdfium2.PdfDocument(raw) as pdf:
        return sum(len(sheet.get_textpage().get_text_range()) for sheet in pdf)


def passed(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """The seconds some work takes by a clock."""
    begun = clock()
    work()
    return clock() - begun


def read(raw: bytes, name: str) -> None:
    """Read one source; one without text counts as read."""
    try:
        read_bytes(raw, name)
    except SourceError:
        return


if __name__ == "__main__":
    main()
