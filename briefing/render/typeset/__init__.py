"""The brief as a PDF, typeset: `pdf_of(document)` gives the bytes of the file.

::

    fonts       faces (a font file at set axes) · families (which faces) · shaping · words (shaped words)
    lines       linebreak (pure) · hyphens · rows (spans to words) · paragraph · bidi · phrases · pen
    pages       pieces (what stands on pages) · boxes · table · drawing
    the tree    door (runs to spans) · setter · text · judgements · tables · matrix · exhibits · network · places
                · figures · svg · notes · foot · contents · cover
    the file    host · structure (tags) · metadata · fileform · images · operators
    before      preflight (references · pictures · problems) · theme · theme_files (theme_values ·
                theme_furniture · theme_fonts) · dressing · watermark · fitting
"""
# SPDX-License-Identifier: MIT

import gc
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from briefing.brief import document as tree
from briefing.brief.document import Document, Figure, plain
from briefing.render.typeset import exhibits, judgements, matrix, network, notes, tables, text
from briefing.render.typeset.contents import fill_numbers, set_contents
from briefing.render.typeset.cover import Furniture, cover
from briefing.render.typeset.door import Door, prepared
from briefing.render.typeset.dressing import dress
from briefing.render.typeset.families import Fonts
from briefing.render.typeset.fileform import check_pdf
from briefing.render.typeset.fitting import mildest, saving, tighter
from briefing.render.typeset.foot import Foot
from briefing.render.typeset.host import Attachment, Host, Page
from briefing.render.typeset.inventory import Inventory, inventory_of
from briefing.render.typeset.pieces import Piece, flow_onto
from briefing.render.typeset.preflight import check
from briefing.render.typeset.setter import SetBlock, Setter
from briefing.render.typeset.structure import Node
from briefing.render.typeset.theme import Theme
from briefing.render.typeset.theme_files import theme_in, theme_of
from briefing.render.typeset.watermark import as_draft, draw_watermark

__all__ = ["Attachment", "Theme", "check_pdf", "pdf_of", "theme_in", "theme_of"]


UNSEEN = dict.fromkeys(map(ord, " \N{NO-BREAK SPACE}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"))


def _set_figure(figure: Figure, setter: Setter, node: Node) -> list[Piece]:
    """A figure. What reads pictures is loaded for the first of them."""
    from briefing.render.typeset.figures import set_figure  # noqa: PLC0415 -- see above

    return set_figure(figure, setter, node)


SETTERS: dict[type, SetBlock] = {
    tree.Heading: text.set_heading,
    tree.Paragraph: text.set_paragraph,
    tree.CodeBlock: text.set_code,
    tree.ListBlock: text.set_list,
    tree.QuoteBlock: text.set_quote,
    tree.Columns: text.set_columns,
    tree.Together: text.set_together,
    tree.Rule: text.set_rule,
    tree.PageBreak: text.set_page_break,
    tree.EvidenceQuote: notes.set_evidence,
    tree.Endnote: notes.set_endnote,
    tree.EndnoteList: notes.set_endnotes,
    tree.Footnote: notes.set_footnote,
    tree.TableOfContents: set_contents,
    tree.Bluf: judgements.set_bluf,
    tree.KeyJudgement: judgements.set_judgement,
    tree.Table: tables.set_table,
    tree.Indicators: tables.set_indicators,
    tree.Ach: tables.set_ach,
    tree.Matrix: matrix.set_matrix,
    tree.Timeline: exhibits.set_timeline,
    tree.Graph: network.set_graph,
    tree.Figure: _set_figure,
    tree.Legend: exhibits.set_legend,
}


def pdf_of(
    document: Document,
    theme: str | Theme = "assessment",
    page: str = "",
    attachment: Attachment | None = None,
    *,
    draft: bool = False,
    wrong: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """The document as a PDF: PDF/UA-1 and PDF/A-2a, or PDF/A-3a with an `attachment`.

    `theme` names one of the themes of the brief, or is one that was read from a file; `page` is its size ("A4",
    "Letter"; the theme's own where none is named). `draft` lays a watermark over every page. `wrong` are sentences
    about what is known to be wrong already; `progress` hears how many pages are set. Equal arguments give equal bytes.
    Raises RenderError where the document cannot be set, with all that is wrong with it.
    """
    # Nothing here lives in cycles, and looking for them again and again takes a tenth of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        look = theme_of(theme, page) if isinstance(theme, str) else theme
        dressed = dress(as_draft(document) if draft else document, look)
        return _made(dressed, look, attachment, wrong, progress or unheard)
    finally:
        if collecting:
            gc.enable()


def unheard(_pages: int) -> None:
    """For whoever does not want to know how many pages are set."""


def _made(
    document: Document,
    look: Theme,
    attachment: Attachment | None,
    wrong: Sequence[str],
    progress: Callable[[int], None],
) -> bytes:
    inventory = inventory_of(document)
    beyond = check(document, inventory, look, wrong)

    # Every step has the same faces: what is shaped once serves them all.
    fonts = Fonts(dict(look.families), beyond=beyond)

    def laid_out(theme: Theme) -> LaidOut:
        return _laid_out(document, theme, fonts, inventory, progress)

    first = laid_out(look)
    wanted, steps = saving(document.most_pages, len(first.host.pages), first.host.last_fill)
    closer = mildest(list(islice(tighter(look), steps)), laid_out, lambda made: len(made.host.pages) <= wanted)
    return _finished(document, closer or first).bytes_of(fonts.used(), attachment)


class LaidOut(NamedTuple):
    """A document on its pages, which still lack what is known at the end only."""

    host: Host
    setter: Setter
    furniture: Furniture


def _laid_out(
    document: Document, look: Theme, fonts: Fonts, inventory: Inventory, progress: Callable[[int], None]
) -> LaidOut:
    """The document on its pages."""
    host = Host(document, look.page)
    door = Door(document.language, inventory.anchors, look, fonts)
    frame = look.frame(marked=any(document.marking.lines()))
    setter = Setter(document, door, host, frame, SETTERS, inventory.headings)
    furniture = Furniture(document, setter)
    root = host.structure.document
    foot = Foot(document.footnotes, setter, root)
    host.notes = foot if document.footnotes else None
    pages = _pages(host, furniture, root, foot, progress)
    host.last_fill = flow_onto(pages, _story(document, setter, root, foot), frame, host.notes) / frame.height
    while foot.is_waiting:
        next(pages)
        host.last_fill = 1.0
    pages.close()
    return LaidOut(host, setter, furniture)


def _finished(document: Document, laid: LaidOut) -> Host:
    """The same with the numbers of its pages, and each page with its furniture."""
    host = laid.host
    fill_numbers(laid.setter)
    for each in host.pages:
        laid.furniture.draw(each, len(host.pages))
        draw_watermark(document, laid.setter, each)
    _check_said(document, host)
    return host


def _pages(
    host: Host, furniture: Furniture, root: Node, foot: Foot, progress: Callable[[int], None]
) -> Generator[Page, None, None]:
    """Pages as they are needed; each gets its footnotes when it is left."""
    while True:
        page = host.new_page()
        if not page.index:
            furniture.open_first(page, root)
        foot.begin(page)
        try:
            yield page
        finally:
            foot.draw(page)
        page.settle()
        progress(page.index + 1)


def _story(document: Document, setter: Setter, root: Node, foot: Foot) -> Iterator[Piece]:
    """Cover, body, and those footnotes that no page took."""
    yield from cover(document, setter, root)
    yield from setter.flow(document.body, root)
    rest = foot.rest()
    if rest:
        style = setter.theme.heading(2)
        yield setter.paragraph(plain(document.furniture.notes), style, root.child(b"P"), keep=True)
        yield from setter.flow(rest, root)
    elif document.footnotes:
        setter.host.unsaid.append(document.furniture.notes)


def _check_said(document: Document, host: Host) -> None:
    """What was tagged must be what the document says, letter for letter: nothing is lost or said twice unseen."""
    lines = Counter(map(prepared, "\n".join(document.lines()).split("\n")))
    spoken = Counter("\n".join([*host.said, *host.unsaid]).split("\n"))
    # Most lines are the same on both sides; letters are counted in the others only.
    wanted = _letters("".join((lines - spoken).elements()) + "".join(host.added))
    said = _letters("".join((spoken - lines).elements()))
    if wanted != said:
        missing, extra = wanted - said, said - wanted
        raise AssertionError(f"the pages do not say what the brief says: missing {missing}, too much {extra}")


def _letters(text: str) -> Counter[str]:
    """How often each character stands in a text; spaces and joiners, which nobody sees, aside."""
    return Counter(text.translate(UNSEEN))
