"""The PDF renderer beside typst on the same content: processor time and memory of whole processes, as ratios.

`python -m bench.pdf` prints the table; `--rounds N` alternates the two so often and takes the best of each.
"""
# SPDX-License-Identifier: MIT
# ruff: noqa: PLC0415  # each half loads only its own engine, so that the other's loading is not counted

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from briefing.brief.document import (
    Document,
    Endnote,
    EndnoteList,
    Furniture,
    Heading,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Run,
    Table,
    TableColumn,
    TableOfContents,
    TableRow,
    Text,
    cell,
    plain,
)
from briefing.brief.inline import Citation, CitationMark

FEW_WORDS = re.findall(
    r"\S+",
    "the analyst assesses with moderate confidence that regional supply network actors will continue to "
    "exploit weak export controls while state media messaging remains coordinated Łódź São Tomé Köln "
    "ministry port shipment sanction maritime cyber intrusion campaign infrastructure finance proxy "
    "escalation warning indicator source reporting corroborated likely unlikely threshold risk vector "
    "mitigations ",
)
SYLLABLES = "ta ri mon ver sel dor ex pan tion al ur gen lit com pro der ing est ca bo fur wes lin mar".split()  # noqa: SIM905
# Pages that are compared, and how many a unit of the content fills: in few words, and in many, which are longer.
SIZES = (8, 54, 531)
IN_FEW, IN_MANY = 5.8, 7.1
MANY = 9000


@dataclass(frozen=True)
class Spent:
    """What a process took: processor seconds, megabytes."""

    seconds: float
    memory: float


def vocabulary(count: int) -> list[str]:
    """`count` words that could be English; the few real ones where 0 is asked for."""
    if not count:
        return FEW_WORDS
    chance = random.Random(5)  # noqa: S311  # words, not secrets
    words: set[str] = set()
    while len(words) < count:
        words.add("".join(chance.choice(SYLLABLES) for _syllable in range(chance.randint(1, 4))))
    return sorted(words)


class Content:
    """A brief of so many units in a vocabulary: chapters with paragraphs, lists, a table of forty rows, endnotes."""

    def __init__(self, units: int, words: list[str]) -> None:
        self.units = units
        self.words = words
        self.chance = random.Random(7)  # noqa: S311
        self.notes: list[Endnote] = []
        # In a text of many words a few are frequent, as in any language (Zipf): the n-th is used 1/n times as often.
        shares = (1.0 if words is FEW_WORDS else 1 / (rank + 8) for rank in range(len(words)))
        self.weights = list(accumulate(shares))

    def sentence(self, count: int) -> str:
        """So many words, the first with a capital."""
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=count)).capitalize() + "."

    def runs(self, count: int) -> list[Run]:
        """Sentences of some `count` words, a few bold, italic or linked."""
        made: list[Run] = []
        while count > 0:
            length = self.chance.randint(8, 18)
            count -= length
            words = self.sentence(length) + " "
            dice = self.chance.random()
            if 0.24 <= dice < 0.32:
                made.append(Link(plain(words), f"https://example.org/a/{self.chance.randint(1, 999)}"))
            else:
                made.append(Text(words, bold=dice < 0.12, italic=0.12 <= dice < 0.24))
        return made

    def document(self) -> Document:
        """The brief as a tree."""
        body: list[object] = [TableOfContents()]
        for unit in range(self.units):
            body.append(Heading(1, plain(f"{unit + 1}. {self.sentence(5)[:-1]}")))
            for section in range(4):
                body.append(Heading(2, plain(f"{unit + 1}.{section + 1} {self.sentence(4)[:-1]}")))
                body += [self._paragraph() for _paragraph in range(4)]
                items = (ListItem((Paragraph(tuple(self.runs(18))),)) for _item in range(5))
                body.append(ListBlock(tuple(items)))
            body.append(self._table())
        body += [Heading(1, plain("Sources")), EndnoteList(tuple(self.notes))]
        return Document("Regional risk brief", body=tuple(body), furniture=Furniture("Training", "Training"))  # type: ignore[arg-type]

    def _paragraph(self) -> Paragraph:
        runs = self.runs(70)
        number = len(self.notes) + 1
        self.notes.append(
            Endnote(f"S{number}", str(number), plain(self.sentence(12)), "B2", f"https://example.org/n/{number}")
        )
        return Paragraph((*runs, Citation((CitationMark(f"S{number}", str(number)),))))

    def _table(self) -> Table:
        rows = []
        for _row in range(40):
            words = (self.sentence(2)[:-1], self.sentence(4), self.sentence(16), str(self.chance.randint(1, 25)))
            rows.append(TableRow(tuple(cell(plain(each)) for each in words)))
        columns = (TableColumn(34), TableColumn(40), TableColumn(84), TableColumn(14))
        return Table(
            columns, tuple(cell(plain(each)) for each in ("Actor", "Role", "Assessment", "Score")), tuple(rows)
        )


def typst_of(document: Document) -> str:
    """The same brief in typst's language, justified and hyphenated."""
    parts = [
        (
            '#set page(paper: "a4", margin: (x: 46pt, y: 60pt), header: text(7.4pt)[Training], footer: context '
            "align(right, text(7.4pt)[Page #counter(page).display() of #counter(page).final().at(0)]))\n"
            '#set text(size: 10pt, hyphenate: true, lang: "en")\n#set par(justify: true)\n#outline()\n'
        )
    ]
    for block in document.body:
        match block:
            case Heading(level=level, runs=runs):
                parts.append(f"{'=' * level} {_typst_runs(runs)}\n")
            case Paragraph(runs=runs):
                parts.append(_typst_runs(runs) + "\n\n")
            case ListBlock(items=items):
                parts += [f"- {_typst_runs(item.blocks[0].runs)}\n" for item in items]  # type: ignore[attr-defined]
            case Table(header=header, rows=rows):
                head = ",".join(f"[*{''.join(each.lines())}*]" for each in header)
                body = ",".join(f"[{_safe(''.join(each.lines()))}]" for row in rows for each in row.cells)
                parts.append(f"#text(8.3pt, table(columns: (34fr,40fr,84fr,14fr), table.header({head}),{body}))\n\n")
            case EndnoteList(notes=notes):
                parts += [
                    f'#text(8pt)[{note.label}. {_typst_runs(note.runs)} #link("{note.link}")] '
                    f"#metadata(1) <{note.id}>\n\n"
                    for note in notes
                ]
            case _:
                pass
    return "".join(parts)


def _safe(text: str) -> str:
    return "".join("\\" + each if each in "#*_`$<>@[]\\/~" else each for each in text)


def _typst_runs(runs: tuple[Run, ...]) -> str:
    made = []
    for run in runs:
        match run:
            case Text(text=text, bold=True):
                made.append(f"#strong[{_safe(text)}]")
            case Text(text=text, italic=True):
                made.append(f"#emph[{_safe(text)}]")
            case Link(runs=inner, target=target):
                made.append(f'#link("{target}")[{_typst_runs(inner)}]')
            case Citation(marks=marks):
                made.append(f"#super[#link(<{marks[0].endnote}>)[{marks[0].label}]]")
            case Text(text=text):
                made.append(_safe(text))
            case _:
                pass
    return "".join(made)


def spent(arguments: list[str], folder: Path) -> Spent:
    """Run a process to its end; what it took. It keeps its compiled modules, as an installed program has them."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    child = subprocess.Popen([sys.executable, *arguments], env=environment)  # noqa: S603  # our own words
    _pid, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{arguments} failed")
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def warm(rounds: int = 12) -> float:
    """Milliseconds for a brief of two pages once everything is loaded."""
    from briefing.render import render_pdf
    from tests.render.sample_document import executive

    document = executive()
    render_pdf(document)
    times = []
    for _round in range(rounds):
        begun = time.process_time()
        render_pdf(document)
        times.append(time.process_time() - begun)
    return sorted(times)[len(times) // 2] * 1000


def compare(pages: int, words: int, rounds: int, folder: Path) -> None:
    """Print one line of the table. Making the content takes the same time in both and is measured apart."""
    content = ["-m", "bench.pdf", "--only", "content", str(pages), str(words), str(folder)]
    ours = ["-m", "bench.pdf", "--only", "ours", str(pages), str(words), str(folder)]
    theirs = ["-m", "bench.pdf", "--only", "typst", str(pages), str(words), str(folder)]
    spent(content, folder)
    best = {"ours": Spent(1e9, 0), "typst": Spent(1e9, 0)}
    for _round in range(rounds):
        for name, arguments in (("ours", ours), ("typst", theirs)):
            best[name] = min(best[name], spent(arguments, folder), key=lambda each: each.seconds)
    made = (folder / "ours.pdf").read_bytes()
    distinct = len(set(re.findall(r"[^\W\d_]+", (folder / "content.typ").read_text(encoding="utf-8").lower())))
    a, b = best["ours"], best["typst"]
    print(
        f"{_pages_in(made):4} pages, {distinct:6} different words: ours {a.seconds:6.2f} s {a.memory:5.0f} MB"
        f" {len(made) / 1e6:5.1f} MB file | typst {b.seconds:6.2f} s {b.memory:6.0f} MB"
        f" | ratio {a.seconds / b.seconds:.2f}"
    )


def _pages_in(made: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(made) as pdf:
        return len(pdf)


def only(what: str, pages: int, words: int, folder: Path) -> None:
    """One half of a comparison, in a process of its own. Both read content that was made before."""
    import pickle

    kept = folder / "content.pickle"
    if what == "content":
        document = Content(max(1, round(pages / (IN_MANY if words else IN_FEW))), vocabulary(words)).document()
        kept.write_bytes(pickle.dumps(document))
        (folder / "content.typ").write_text(typst_of(document), encoding="utf-8")
    elif what == "ours":
        from briefing.render import render_pdf

        (folder / "ours.pdf").write_bytes(render_pdf(pickle.loads(kept.read_bytes())))  # noqa: S301  # ours
    else:
        import typst

        typst.compile(str(folder / "content.typ"), output=str(folder / "typst.pdf"))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs=4)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--pages", type=int, nargs="*", default=list(SIZES))
    given = parser.parse_args()
    if given.only:
        what, pages, words, folder = given.only
        only(what, int(pages), int(words), Path(folder))
        return
    print(f"a brief of two pages, everything loaded: {warm():.0f} ms")
    with tempfile.TemporaryDirectory() as folder:
        for words in (0, MANY):
            for pages in given.pages:
                compare(pages, words, given.rounds, Path(folder))


if __name__ == "__main__":
    main()
