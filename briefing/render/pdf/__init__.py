"""The brief as a PDF: `pdf_of(document)` gives the bytes of the file.

Two passes: the first finds how many pages there are and where the headings stand, the second prints it.
"""
# SPDX-License-Identifier: MIT

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from briefing.brief import document as tree
from briefing.brief.document import Citation, Document, EndnoteList, FootnoteMark, Heading, Paragraph, plain, walk
from briefing.errors import RenderError
from briefing.render.pdf import exhibits, judgements, matrix, tables, text, theme
from briefing.render.pdf.boxes import Panel, grouped
from briefing.render.pdf.door import Door
from briefing.render.pdf.fonts import main_face
from briefing.render.pdf.pages import cover, draw_furniture
from briefing.render.pdf.preflight import NOTHING_WRITTEN, check
from briefing.render.pdf.setter import PageMap, Setter

SETTERS: dict[type, Callable[[Any, Setter, float], list[Any]]] = {
    tree.Heading: text.set_heading,
    tree.Paragraph: text.set_paragraph,
    tree.CodeBlock: text.set_code,
    tree.ListBlock: text.set_list,
    tree.QuoteBlock: text.set_quote,
    tree.EvidenceQuote: text.set_evidence,
    tree.Endnote: text.set_endnote,
    tree.EndnoteList: text.set_endnotes,
    tree.Footnote: text.set_footnote,
    tree.TableOfContents: text.set_contents,
    tree.Columns: text.set_columns,
    tree.Together: text.set_together,
    tree.Rule: text.set_rule,
    tree.PageBreak: text.set_page_break,
    tree.Bluf: judgements.set_bluf,
    tree.KeyJudgement: judgements.set_judgement,
    tree.Table: tables.set_table,
    tree.Indicators: tables.set_indicators,
    tree.Ach: tables.set_ach,
    tree.Matrix: matrix.set_matrix,
    tree.Timeline: exhibits.set_timeline,
    tree.Graph: exhibits.set_graph,
    tree.Figure: exhibits.set_figure,
    tree.Legend: exhibits.set_legend,
}


def pdf_of(document: Document) -> bytes:
    """The document as a PDF 1.4 file. Equal documents give equal bytes. Raises RenderError."""
    check(document)
    try:
        known = _printed(document, PageMap())[1]
        return _printed(document, known)[0]
    except LayoutError as error:
        raise RenderError(
            "A part of the brief is taller than a page and cannot be divided.",
            safe=NOTHING_WRITTEN,
            remedy="Shorten it, or divide it into several.",
            details=str(error),
        ) from error


def _printed(document: Document, known: PageMap) -> tuple[bytes, PageMap]:
    """One pass: the bytes, and where everything came to stand."""
    headings = tuple(node for node in walk(document.body) if isinstance(node, Heading))
    setter = Setter(Door(document.language, _anchors(document), known.anchors), known, PageMap(), headings, SETTERS)
    file = BytesIO()
    template = _template(document, setter, file)
    template.build(_story(document, setter), canvasmaker=_canvas)
    setter.found.pages = template.page
    setter.found.anchors = frozenset(setter.door.placed)
    return file.getvalue(), setter.found


def _story(document: Document, setter: Setter) -> list[Any]:
    """Cover, body, footnotes: a flowable for each group that keeps together."""
    shown = cover(document, setter) + setter.flowables(document.body, theme.TEXT_WIDTH)
    if document.footnotes:
        heading = Paragraph(plain(document.furniture.notes))
        shown.append(setter.door.paragraph(heading.runs, theme.HEADINGS[2]))
        shown[-1].keepWithNext = 1
        shown += setter.flowables(document.footnotes, theme.TEXT_WIDTH)
    return [_unit(group) for group in grouped(shown)]


def _unit(group: list[Any]) -> Any:
    """A group as one flowable, so that reportlab's own rules of keeping together stay out of it."""
    if len(group) == 1:
        return group[0]
    return Panel([group], before=group[0].getSpaceBefore(), after=group[-1].getSpaceAfter())


def _template(document: Document, setter: Setter, file: BytesIO) -> BaseDocTemplate:
    frame = Frame(
        theme.MARGIN,
        theme.TEXT_BOTTOM,
        theme.TEXT_WIDTH,
        theme.TEXT_HEIGHT,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def furniture(canvas: Any, _template: Any) -> None:
        canvas.saveState()
        draw_furniture(canvas, document, canvas.getPageNumber(), setter.known.pages)
        canvas.restoreState()

    return BaseDocTemplate(
        file,
        pagesize=(theme.PAGE_WIDTH, theme.PAGE_HEIGHT),
        pageTemplates=[PageTemplate(frames=[frame], onPage=furniture)],
        title=document.title,
        author=document.author,
        subject=document.subject,
        creator="",
        producer="",
        lang=document.language,
        invariant=1,
        pageCompression=1,
        initialFontName=main_face(theme.Role.SERIF).name,
        displayDocTitle=1,
    )


def _canvas(*arguments: Any, **options: Any) -> Canvas:
    """A canvas whose file opens with its bookmarks shown."""
    canvas = Canvas(*arguments, **options)
    canvas.showOutline()
    return canvas


def _anchors(document: Document) -> list[str]:
    """Every name that a link may lead to: of nodes, of notes, and of the first places that cite them."""
    names = []
    for node in walk(document):
        names += [getattr(node, "anchor", "")]
        match node:
            case EndnoteList(notes=notes):
                names += [note.id for note in notes]
            case Citation(marks=marks):
                names += [f"cited:{mark.endnote}" for mark in marks]
            case FootnoteMark(footnote=footnote):
                names += [f"noted:{footnote}", f"note:{footnote}"]
    return [name for name in names if name]


def check_pdf(made: bytes) -> None:
    """Raise RenderError unless `made` begins and ends as a PDF, its index is where it says, and it has its pages."""
    start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", made)
    index = int(start.group(1)) if start else -1
    pages = len(re.findall(rb"/Type\s*/Page\b", made))
    counted = re.search(rb"/Count\s+(\d+)\b[^<>]*/Kids[^<>]*/Type\s*/Pages|/Type\s*/Pages[^<>]*/Count\s+(\d+)", made)
    count = int(next(filter(None, counted.groups()))) if counted else 0
    if not made.startswith(b"%PDF-") or made[index : index + 4] != b"xref" or not 0 < pages == count:
        raise RenderError(
            "The PDF came out incomplete, so it was not put in place.",
            safe=NOTHING_WRITTEN,
            remedy="Export again; if it happens again, please report it.",
            details=f"{len(made)} bytes, {pages} of {count} pages, index at {index}",
        )
