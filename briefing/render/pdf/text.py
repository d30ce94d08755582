"""Headings, paragraphs, lists, quotes, notes, columns: each block's flowables."""
# SPDX-License-Identifier: MIT

from dataclasses import replace
from typing import Any

from reportlab.platypus import HRFlowable, Spacer
from reportlab.platypus import PageBreak as NewPage

from briefing.brief.document import (
    CodeBlock,
    Columns,
    Endnote,
    EndnoteList,
    EvidenceQuote,
    Footnote,
    Heading,
    Link,
    ListBlock,
    PageBreak,
    Paragraph,
    ParagraphRole,
    QuoteBlock,
    Rule,
    Runs,
    TableOfContents,
    Text,
    Together,
)
from briefing.render.pdf import theme
from briefing.render.pdf.boxes import Box, Panel, SideBySide, grouped
from briefing.render.pdf.door import Line, line
from briefing.render.pdf.setter import Setter

ROLES = {
    ParagraphRole.BODY: theme.BODY,
    ParagraphRole.LEAD: theme.LEAD,
    ParagraphRole.NOTE: theme.NOTE,
    ParagraphRole.SOURCE_LINE: theme.SOURCE_LINE,
}
LIST_INDENT = 17.0
QUOTE_INDENT = 14.0
NOTE_INDENT = 20.0
COLUMN_GAP = 24.0
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


class Title(Box):
    """A heading: its words, the rule above a main one, its bookmark, and the note of its page for the contents."""

    def __init__(self, heading: Heading, setter: Setter) -> None:
        self.style = theme.HEADINGS[min(heading.level, len(theme.HEADINGS)) - 1]
        super().__init__(before=self.style.before, after=self.style.after, keep_with_next=True)
        number: Runs = (Text(f"{heading.number} "),) if heading.number else ()
        self.words = setter.door.paragraph(
            (*number, *heading.runs), self.style.tight(), anchor=heading.anchor, portion=heading.portion
        )
        self.heading = heading
        self.setter = setter
        self.order = setter.next_heading()
        self.ruled = 7.0 if heading.level == 1 else 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The words and, for a main heading, the rule above them."""
        self.width = width
        _, tall = self.words.wrapOn(getattr(self, "canv", None), width, height)
        self.height = tall + self.ruled
        return self.width, self.height

    def draw(self) -> None:
        """Draw, set the bookmark, note the page."""
        canvas = self.canv
        if self.ruled:
            canvas.setStrokeColor(theme.ACCENT)
            canvas.setLineWidth(1.3)
            canvas.line(0, self.height, self.width, self.height)
        self.words.drawOn(canvas, 0, 0)
        key = f"h{self.order}"
        canvas.bookmarkHorizontal(key, 0, self.height + 12)
        canvas.addOutlineEntry(self.heading.title(), key, self._outline_level(), closed=False)
        self.setter.found.headings[self.order] = canvas.getPageNumber()

    def _outline_level(self) -> int:
        """The heading's level among the bookmarks, which may not skip one."""
        level = -1
        for heading in self.setter.headings[: self.order + 1]:
            level = min(heading.level - 1, level + 1)
        return level


def set_heading(heading: Heading, setter: Setter, _width: float) -> list[Any]:
    """A heading; it keeps with what follows."""
    return [Title(heading, setter)]


def set_paragraph(paragraph: Paragraph, setter: Setter, width: float) -> list[Any]:
    """Running text in the face of its role."""
    style = ROLES[paragraph.role]
    return [setter.paragraph(paragraph.runs, style, width, anchor=paragraph.anchor, portion=paragraph.portion)]


def set_code(code: CodeBlock, setter: Setter, _width: float) -> list[Any]:
    """Lines in a face of equal widths, their spaces kept, on a tinted panel."""
    lines = code.text.expandtabs(4).split("\n")
    stack = [
        [setter.door.paragraph((Text(each.replace(" ", NO_BREAK_SPACE) or NO_BREAK_SPACE),), theme.CODE)]
        for each in lines
    ]
    return [Panel(stack, left=10, right=10, inside=6, fill=theme.PANEL, before=2, after=8)]


def set_list(block: ListBlock, setter: Setter, width: float) -> list[Any]:
    """Entries with hanging bullets or numbers."""
    shown = []
    for position, item in enumerate(block.items):
        label = line(block.label(position), theme.ORDINAL) if block.ordered else line("•", theme.BULLET)
        left = max(LIST_INDENT, label.width + 6)
        blocks = item.blocks
        if item.portion and blocks and isinstance(blocks[0], Paragraph):
            blocks = (replace(blocks[0], portion=item.portion), *blocks[1:])
        stack = setter.stack(blocks, width - left) or [[Spacer(1, theme.BODY.leading)]]
        _tighten(stack)
        shown.append([Panel(stack, left=left, label=label, label_x=2, after=2.5)])
    return [Panel(shown, after=5)] if shown else []


def _tighten(stack: list[list[Any]]) -> None:
    """Lists stand closer than paragraphs: the last paragraph of an entry has no space of its own below."""
    last = stack[-1][-1]
    last.spaceAfter = 0
    if hasattr(last, "style"):
        last.style = last.style.clone("", spaceAfter=0)


def set_quote(quote: QuoteBlock, setter: Setter, width: float) -> list[Any]:
    """Words of someone else behind a thin bar, and whose they are."""
    shown: list[Any] = []
    for position, block in enumerate(quote.blocks):
        if isinstance(block, Paragraph):
            portion = quote.portion if position == 0 else block.portion
            shown.append(setter.paragraph(block.runs, theme.QUOTE, width, anchor=block.anchor, portion=portion))
        else:
            shown += setter.flowables((block,), width - QUOTE_INDENT)
    if quote.attribution:
        if shown:
            shown[-1].keepWithNext = 1
        shown.append(setter.paragraph(quote.attribution, theme.ATTRIBUTION, width))
    return [Panel(grouped(shown), left=QUOTE_INDENT, bar=theme.ACCENT, before=2, after=8)] if shown else []


def set_evidence(evidence: EvidenceQuote, setter: Setter, width: float) -> list[Any]:
    """A passage word for word, its label in the margin, where it stands beneath."""
    label = line(evidence.label, theme.QUOTE_LABEL)
    left = max(26.0, label.width + 8)
    stance: Runs = (Text(f"{evidence.stance} ", bold=True),) if evidence.stance else ()
    quote = setter.paragraph(
        evidence.quote, theme.QUOTE, width - left, anchor=evidence.anchor, portion=evidence.portion
    )
    shown = [quote]
    if evidence.translation:
        shown.append(setter.paragraph(evidence.translation, theme.ATTRIBUTION, width - left))
    if evidence.source or stance:
        shown.append(setter.paragraph((*stance, *evidence.source), theme.ATTRIBUTION, width - left))
    for each in shown[:-1]:
        each.keepWithNext = 1
    return [Panel(grouped(shown), left=left, label=label, together=True, after=6)]


def set_endnote(note: Endnote, setter: Setter, width: float) -> list[Any]:
    """A source: number (which leads back to its first citation), reference, link, grade."""
    label: Runs = (Link((Text(note.label),), f"#cited:{note.id}"),)
    words: list[Any] = list(note.runs)
    if note.link:
        words += [Text(" "), Link((Text(note.link),), note.link)]
    words += [Text(f" {note.accessed}")] if note.accessed else []
    words += [Text(f" {NO_BREAK_SPACE}"), Text(note.grade, bold=True)] if note.grade else []
    shown = [setter.door.paragraph(tuple(words), theme.ENDNOTE, anchor=note.id, portion=note.portion)]
    if note.descriptor:
        shown.append(setter.door.paragraph(note.descriptor, theme.SOURCE_LINE))
    return _labelled(setter.door.paragraph(label, theme.ENDNOTE_LABEL), shown, width)


def set_endnotes(notes: EndnoteList, setter: Setter, width: float) -> list[Any]:
    """The source list."""
    return setter.flowables(notes.notes, width)


def set_footnote(note: Footnote, setter: Setter, width: float) -> list[Any]:
    """A remark; its sign leads back to the text."""
    label: Runs = (Link((Text(note.label),), f"#noted:{note.id}"),)
    shown: list[Any] = []
    for position, block in enumerate(note.blocks):
        if isinstance(block, Paragraph):
            anchor = f"note:{note.id}" if position == 0 else block.anchor
            shown.append(setter.door.paragraph(block.runs, theme.ENDNOTE, anchor=anchor))
        else:
            shown += setter.flowables((block,), width - NOTE_INDENT)
    return _labelled(setter.door.paragraph(label, theme.ENDNOTE_LABEL), shown, width)


def _labelled(label: Any, shown: list[Any], width: float) -> list[Any]:
    """A note beside its label, which is a paragraph because it is a link."""
    return [SideBySide([[[label]], grouped(shown)], [NOTE_INDENT - 4, width - NOTE_INDENT], 4, after=3)]


class ContentsLine(Box):
    """A line of the table of contents: title at left, page at right, the whole a link."""

    def __init__(self, title: Line, page: Line, key: str, indent: float) -> None:
        super().__init__()
        self.title = title
        self.page = page
        self.key = key
        self.indent = indent

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line."""
        self.width, self.height = width, theme.CONTENTS.leading
        return self.width, self.height

    def draw(self) -> None:
        """Title, hairline, page."""
        canvas = self.canv
        self.title.draw(canvas, self.indent, 4)
        self.page.draw_right(canvas, self.width, 4)
        canvas.setStrokeColor(theme.HAIRLINE)
        canvas.setLineWidth(0.5)
        canvas.line(self.indent + self.title.width + 6, 5, self.width - self.page.width - 6, 5)
        canvas.linkRect("", self.key, (0, 0, self.width, self.height), relative=1, Border="[0 0 0]")


def set_contents(contents: TableOfContents, setter: Setter, width: float) -> list[Any]:
    """The headings with their pages, as the pass before found them."""
    lines = []
    for order, heading in enumerate(setter.headings):
        if heading.level > contents.depth or not heading.in_contents or not heading.title():
            continue
        indent = 14.0 * (heading.level - 1)
        style = replace(theme.CONTENTS, bold=heading.level == 1)
        page = line(str(setter.known.headings.get(order, "")), replace(theme.CONTENTS, role=theme.Role.SANS))
        lines.append([ContentsLine(_shortened(heading.title(), style, width - indent - 40), page, f"h{order}", indent)])
    return [Panel(lines, before=10, after=10)] if lines else []


def _shortened(title: str, style: theme.Style, width: float) -> Line:
    """The title on one line, cut at a word where it is too long."""
    words = title.split()
    whole = line(title, style)
    while whole.width > width and len(words) > 1:
        words.pop()
        whole = line(" ".join(words) + " …", style)
    return whole


def set_columns(columns: Columns, setter: Setter, width: float) -> list[Any]:
    """Blocks side by side."""
    shares = columns.shares or (1.0,) * len(columns.columns)
    room = width - COLUMN_GAP * (len(shares) - 1)
    widths = [room * share / sum(shares) for share in shares]
    stacks = [setter.stack(blocks, each) for blocks, each in zip(columns.columns, widths, strict=True)]
    return [SideBySide(stacks, widths, COLUMN_GAP, after=8)]


def set_together(together: Together, setter: Setter, width: float) -> list[Any]:
    """Blocks on one page where they fit on one."""
    return [Panel(setter.stack(together.blocks, width), together=True)]


def set_rule(_rule: Rule, _setter: Setter, _width: float) -> list[Any]:
    """A hairline."""
    return [HRFlowable(width="100%", thickness=0.6, color=theme.HAIRLINE, spaceBefore=6, spaceAfter=8)]


def set_page_break(_break: PageBreak, _setter: Setter, _width: float) -> list[Any]:
    """A new page."""
    return [NewPage()]
