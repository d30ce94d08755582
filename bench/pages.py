"""How many news pages a second one core reads, and how many times longer that takes than parsing them alone.

`python -m bench.pages` reads made-up pages of the size of real ones; `python -m bench.pages FOLDER` the .html files
in a folder. Processor time, so a busy machine changes little; the ratio to the bare parser changes least.
"""
# SPDX-License-Identifier: MIT

import random
import sys
import time
from pathlib import Path

from lxml import html

from briefing.errors import SourceError
from briefing.sources.formats import read_bytes

WORDS = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8").split()
PAGES = 60


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
    """Read all pages once to warm up, then once to measure."""
    if len(sys.argv) > 1:
        pages = [path.read_bytes() for path in sorted(Path(sys.argv[1]).rglob("*.html"))]
    else:
        pages = [page(random.Random(seed)) for seed in range(PAGES)]  # noqa: S311 made-up text needs no secrets
    for each in pages[:5]:
        read(each)
    begun = time.process_time()
    for each in pages:
        read(each)
    reading = time.process_time() - begun
    begun = time.process_time()
    for each in pages:
        html.document_fromstring(each)
    parsing = time.process_time() - begun
    size = sum(map(len, pages)) / len(pages) / 1024
    rate, ratio = len(pages) / reading, reading / parsing
    print(f"{len(pages)} pages of {size:.0f} KB: {rate:.1f} a second, {ratio:.1f} times parsing")


def read(raw: bytes) -> None:
    """Read one page; one without text counts as read."""
    try:
        read_bytes(raw, "page.html")
    except SourceError:
        return


if __name__ == "__main__":
    main()
