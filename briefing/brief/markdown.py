"""Markdown, as the analyst writes it, read into blocks of the tree: by Python-Markdown's parser, never by way of HTML.

HTML in the text is text. `[@S1]`, `[@S1 ¶5]` and `[@S1; @Q7]` become citations, as the caller resolves them; a line
`{{risks limit=5}}` becomes what the caller puts there.
"""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import NBSP_PLACEHOLDER

from briefing.brief.blocks import Align, Block, CodeBlock, Heading, ListBlock, ListItem, Paragraph, QuoteBlock, Rule
from briefing.brief.citation_text import KEY
from briefing.brief.inline import Citation, CitationMark, FootnoteMark, LineBreak, Link, Run, Text
from briefing.brief.markdown_syntax import parsed
from briefing.brief.notes import Footnote
from briefing.brief.tables import Table, TableCell, TableColumn, TableRow, cell

ALIGNMENTS = {"center": Align.CENTRE, "right": Align.RIGHT}
HEADINGS = {f"h{level}": level for level in range(1, 7)}


# From the label of a source or an item ("S1", "Q7") and a place in it ("¶5", or empty) to its marks; None: not known.
Resolve = Callable[[str, str], tuple[CitationMark, ...] | None]
# From a directive as written, braces and all, to the blocks that stand in its place.
Fill = Callable[[str], Iterable[Block]]


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """What a Markdown text holds: its blocks and the footnotes they point to."""

    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()


def unresolved(_label: str, _locator: str) -> None:
    """Resolves nothing: citations stay as they were written."""
    return


def unfilled(written: str) -> tuple[Block, ...]:
    """Fills nothing: directives stay as they were written."""
    return (Paragraph((Text(written),)),)


def blocks_of(text: str, resolve: Resolve = unresolved, *, top_level: int = 1) -> tuple[Block, ...]:
    """The blocks of a Markdown text, footnotes left out; see `read_markdown`."""
    return read_markdown(text, resolve, top_level=top_level).blocks


def read_markdown(
    text: str,
    resolve: Resolve = unresolved,
    *,
    top_level: int = 1,
    footnote_prefix: str = "",
    fill: Fill = unfilled,
) -> MarkdownText:
    """The blocks and footnotes of a Markdown text.

    `resolve` gets label and place of each citation and gives its marks; None leaves the citation as it was written.
    `fill` gets each directive and gives its blocks. `top_level` is the level of a heading with one "#".
    `footnote_prefix` keeps the footnotes of several texts apart.
    """
    reader = _Reader(resolve, top_level, footnote_prefix, fill)
    root = parsed(text)
    return MarkdownText(tuple(reader.blocks(root)), tuple(reader.footnotes))


class _Reader:
    """Elements to blocks and runs."""

    def __init__(self, resolve: Resolve, top_level: int, prefix: str, fill: Fill) -> None:
        self.resolve = resolve
        self.fill = fill
        self.top_level = top_level
        self.prefix = prefix
        self.footnotes: list[Footnote] = []

    def blocks(self, parent: Element) -> Iterator[Block]:
        """The blocks that stand in an element; words directly in it are a paragraph, as in a tight list."""
        loose = Element("p")
        loose.text = parent.text
        for child in parent:
            if _is_inline(child):
                loose.append(child)
                continue
            yield from self._paragraph(loose)
            yield from self._block(child)
            loose = Element("p")
            loose.text = child.tail
        yield from self._paragraph(loose)

    def _block(self, element: Element) -> Iterator[Block]:
        if element.tag in HEADINGS:
            yield from self._heading(element)
        elif element.tag == "p":
            yield from self._paragraph(element)
        elif element.tag == "directive":
            yield from self.fill(element.get("written", ""))
        elif element.get("class") == "footnote":
            self._read_footnotes(element)
        elif element.tag in _WHOLE:
            yield _WHOLE[element.tag](self, element)
        else:
            yield from self.blocks(element)

    def _heading(self, element: Element) -> Iterator[Block]:
        runs = tuple(self._trimmed(element))
        if runs:
            yield Heading(min(6, HEADINGS[element.tag] + self.top_level - 1), runs)

    def _quote(self, element: Element) -> QuoteBlock:
        return QuoteBlock(tuple(self.blocks(element)))

    def _code_block(self, element: Element) -> CodeBlock:
        return CodeBlock(_code("".join(element.itertext())).rstrip("\n"))

    def _rule(self, _element: Element) -> Rule:
        return Rule()

    def _paragraph(self, element: Element) -> Iterator[Block]:
        runs = self._trimmed(element)
        if runs:
            yield Paragraph(tuple(runs))

    def _list(self, element: Element) -> ListBlock:
        items = tuple(ListItem(tuple(self.blocks(entry))) for entry in element)
        return ListBlock(items, ordered=element.tag == "ol", start=int(element.get("start", "1")))

    def _table(self, element: Element) -> Table:
        heads = list(element.iterfind("thead/tr/th"))
        columns = tuple(TableColumn(1.0, ALIGNMENTS.get(head.get("align", ""), Align.LEFT)) for head in heads)
        rows = tuple(TableRow(tuple(map(self._cell, row))) for row in element.iterfind("tbody/tr"))
        return Table(columns, tuple(map(self._cell, heads)), rows)

    def _cell(self, element: Element) -> TableCell:
        return cell(tuple(self._trimmed(element)))

    def _read_footnotes(self, element: Element) -> None:
        for number, entry in enumerate(element.iterfind("ol/li"), start=1):
            _without_way_back(entry)
            name = entry.get("id", "").removeprefix("fn:")
            self.footnotes.append(Footnote(f"{self.prefix}{name}", str(number), tuple(self.blocks(entry))))

    def _trimmed(self, element: Element) -> list[Run]:
        """The runs of an element without the space at its ends; empty where there is nothing but space."""
        runs = list(self._runs(element, Text("")))
        while runs and _is_blank(runs[0]):
            runs.pop(0)
        while runs and _is_blank(runs[-1]):
            runs.pop()
        runs = list(_close_to_citations(runs))
        if runs and isinstance(runs[0], Text):
            runs[0] = _styled(runs[0], runs[0].text.lstrip(" \n\t"))
        if runs and isinstance(runs[-1], Text):
            runs[-1] = _styled(runs[-1], runs[-1].text.rstrip(" \n\t"))
        return runs

    def _runs(self, element: Element, style: Text) -> Iterator[Run]:
        """The runs inside an element, in the style of what surrounds it."""
        if element.text:
            yield _styled(style, _code(element.text) if style.code else element.text)
        for child in element:
            yield from self._run(child, style)
            if child.tail:
                # Markdown leaves the line's end after a hard break.
                yield _styled(style, child.tail.lstrip("\n") if child.tag == "br" else child.tail)

    def _run(self, element: Element, style: Text) -> Iterator[Run]:
        if element.tag == "em":
            yield from self._runs(element, _styled(style, "", italic=True))
        elif element.tag == "strong":
            yield from self._runs(element, _styled(style, "", bold=True))
        elif element.tag == "code":
            yield from self._runs(element, _styled(style, "", code=True))
        elif element.tag == "br":
            yield LineBreak()
        elif element.tag == "a":
            yield Link(tuple(self._runs(element, style)), element.get("href", ""))
        elif element.tag == "img":
            yield _picture(element, style)
        elif element.tag == "citation":
            yield from self._citation(element.get("written", ""), style)
        elif element.tag == "sup":
            yield self._footnote_mark(element)
        else:
            yield from self._runs(element, style)

    def _citation(self, written: str, style: Text) -> Iterator[Run]:
        matches = [KEY.match(part.strip()) for part in written.split(";")]
        found = [self.resolve(match[1], match[2].strip()) if match else None for match in matches]
        known = [marks for marks in found if marks is not None]
        if len(known) < len(found):
            yield _styled(style, f"[{written}]")
        elif any(known):
            yield Citation(tuple(dict.fromkeys(mark for marks in known for mark in marks)))

    def _footnote_mark(self, element: Element) -> FootnoteMark:
        link = element.find("a")
        name = link.get("href", "") if link is not None else ""
        label = "".join(element.itertext())
        return FootnoteMark(f"{self.prefix}{name.removeprefix('#fn:')}", label)


_WHOLE: Mapping[str, Callable[[_Reader, Element], Block]] = {
    "ul": _Reader._list,
    "ol": _Reader._list,
    "blockquote": _Reader._quote,
    "table": _Reader._table,
    "pre": _Reader._code_block,
    "hr": _Reader._rule,
}
"""Elements that make one block each."""


def _without_way_back(entry: Element) -> None:
    """Take out the arrow, and the space before it, by which Python-Markdown leads from a note to its text."""
    for parent in list(entry.iter()):
        parent.text = (parent.text or "").replace(NBSP_PLACEHOLDER, "")
        parent.tail = (parent.tail or "").replace(NBSP_PLACEHOLDER, "")
        for child in [child for child in parent if child.get("class") == "footnote-backref"]:
            parent.remove(child)


def _close_to_citations(runs: list[Run]) -> Iterator[Run]:
    """The runs with no space before a raised number, which stands on the word it follows."""
    for run, following in zip_longest(runs, runs[1:]):
        if isinstance(run, Text) and isinstance(following, Citation):
            yield _styled(run, run.text.rstrip(" \n\t"))
        elif run is not None:
            yield run


def _is_inline(element: Element) -> bool:
    return element.tag in {"em", "strong", "code", "br", "a", "img", "citation", "sup"}


def _is_blank(run: Run) -> bool:
    return isinstance(run, LineBreak) or (isinstance(run, Text) and not run.text.strip(" \n\t"))


def _styled(style: Text, text: str, *, bold: bool = False, italic: bool = False, code: bool = False) -> Text:
    return Text(text, style.bold or bold, style.italic or italic, style.small_caps, style.code or code, style.language)


def _code(text: str) -> str:
    """Code as written: Python-Markdown escapes it for HTML before it reaches the tree."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _picture(element: Element, style: Text) -> Run:
    """A picture in running text: its description, leading to where it is. Nothing is fetched."""
    address = element.get("src") or ""
    return Link((_styled(style, element.get("alt") or address),), address)
