"""The text of a Word document as blocks: revisions as if accepted, comments and field codes left out."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefing.sources.blocks import Block, row_of
from briefing.sources.docx_math import formula
from briefing.sources.docx_parts import Numbering, Style, child, is_on, number, outline_level, tag, value

# Elements that only wrap others: content controls, custom XML, inserted and moved-here revisions, links.
_WRAPPERS = {
    "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo", "w:hyperlink", "w:fldSimple", "w:bdo",
    "w:dir", "w:body", "w:document", "w:rubyBase", "w:ruby", "mc:Choice", "mc:Fallback", "w:footnote", "w:endnote",
    "w:txbxContent",
}  # fmt: skip
# Deleted text, text moved away and comments do not stand in the document any more, or never did.
_LEFT_OUT = {"w:del", "w:moveFrom", "w:commentReference", "w:rt", "w:sdtPr", "w:sdtEndPr", "w:pPr", "w:rPr", "w:tblPr"}
_SIGNS = {"w:br": "\n", "w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "\u2011", "w:softHyphen": ""}
_NOTE_REFERENCES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
# The Symbol font's letters, as they lie on the keys of ASCII.
_SYMBOL = str.maketrans(
    "ABCDEFGHIKLMNOPQRSTUWXYZabcdefghiklmnopqrstuwxyz", "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηικλμνοπθρστυωξψζ"
)
_PRIVATE = 0xF000


@dataclass(slots=True)
class Story:
    """What is known while a document is walked: its styles and lists, open fields, notes referred to so far."""

    styles: dict[str, Style]
    numbering: Numbering
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    # One entry per open field: whether its code is over and its result has begun.
    fields: list[bool] = field(default_factory=list)
    carried: str = ""

    @property
    def shows(self) -> bool:
        """Whether text here is seen: not inside a field's code."""
        return all(self.fields)


def blocks_in(container: etree._Element, story: Story) -> Iterator[Block]:
    """The blocks of a body, cell, note or text box."""
    for element in container:
        name = tag(element)
        if name == "w:p":
            yield from _paragraph(element, story)
        elif name == "w:tbl":
            yield from _table(element, story)
        elif name == "mc:AlternateContent":
            yield from _alternative(element, story)
        elif name in _WRAPPERS:
            yield from blocks_in(element, story)


def _alternative(element: etree._Element, story: Story) -> Iterator[Block]:
    """The first of the offered versions that has text: they all say the same."""
    for version in element:
        blocks = list(blocks_in(version, story))
        if blocks:
            yield from blocks
            return


def _paragraph(paragraph: etree._Element, story: Story) -> Iterator[Block]:
    boxes, story.boxes = story.boxes, []
    text = story.carried + "".join(_runs(paragraph, story))
    story.carried = ""
    properties = child(paragraph, "w:pPr")
    own_boxes, story.boxes = story.boxes, boxes
    if text.strip() and _runs_on(properties):
        # A drop cap is the next paragraph's first letter; a deleted paragraph mark joins two paragraphs.
        story.carried = text
    elif text.strip():
        yield _set(text, properties, story)
    for box in own_boxes:
        yield from _in_box(box, story)


def _in_box(box: etree._Element, story: Story) -> Iterator[Block]:
    fields, story.fields = story.fields, []
    yield from blocks_in(box, story)
    story.fields = fields


def _runs_on(properties: etree._Element | None) -> bool:
    frame = child(properties, "w:framePr")
    return value(frame, "dropCap") in {"drop", "margin"} or child(properties, "w:rPr", "w:del") is not None


def _set(text: str, properties: etree._Element | None, story: Story) -> Block:
    style = story.styles.get(value(child(properties, "w:pStyle")), story.styles.get("", Style()))
    level = outline_level(properties) or style.level
    level = 0 if level > 9 else level  # noqa: PLR2004 -- the tenth outline level is body text
    label, in_list = _label(properties, style, story)
    if label:
        text = f"{label} {text.lstrip()}"
    if style.is_title:
        return Block(text, 1)
    return Block(text, level, in_list and not level)


def _label(properties: etree._Element | None, style: Style, story: Story) -> tuple[str, bool]:
    numbers = child(properties, "w:numPr")
    list_id = value(child(numbers, "w:numId")) or style.list_id
    if not list_id or list_id == "0":
        return "", False
    told = value(child(numbers, "w:ilvl"))
    return story.numbering.label(list_id, number(told) if told else style.list_level), True


def _runs(element: etree._Element, story: Story) -> Iterator[str]:
    """The text of a paragraph or of what wraps runs in it."""
    for each in element:
        name = tag(each)
        if name == "w:r":
            if not is_on(child(each, "w:rPr", "w:vanish")):
                yield from _run(each, story)
        elif name in {"m:oMath", "m:oMathPara"}:
            yield _formulas(each) if story.shows else ""
        elif name == "mc:AlternateContent":
            yield _alternative_run(each, story)
        elif name in _WRAPPERS:
            yield from _runs(each, story)


def _formulas(element: etree._Element) -> str:
    if tag(element) == "m:oMath":
        return formula(element)
    return "\n".join(formula(each) for each in element if tag(each) == "m:oMath")


def _run(run: etree._Element, story: Story) -> Iterator[str]:
    for element in run:
        name = tag(element)
        if name == "w:fldChar":
            _mark_field(value(element, "fldCharType"), story)
        elif story.shows and name not in _LEFT_OUT:
            yield _seen(element, name, story)


def _seen(element: etree._Element, name: str, story: Story) -> str:
    """The text that a part of a run shows; text boxes are set aside for after the paragraph."""
    if name == "w:t":
        return element.text or ""
    if name in _SIGNS:
        return _SIGNS[name]
    if name in _NOTE_REFERENCES:
        return _note_mark(element, name, story)
    if name in _WAYS:
        return _WAYS[name](element, story)
    if name in {"w:drawing", "w:pict", "w:object"} or name.startswith("?:"):
        _keep_boxes(element, story)
    return ""


def _alternative_run(element: etree._Element, story: Story) -> str:
    for version in element:
        before = len(story.boxes)
        text = "".join([*_runs(version, story), *_run(version, story)])
        if text.strip() or len(story.boxes) > before:
            return text
    return ""


def _mark_field(kind: str, story: Story) -> None:
    if kind == "begin":
        story.fields.append(False)
    elif kind == "separate" and story.fields:
        story.fields[-1] = True
    elif kind == "end" and story.fields:
        story.fields.pop()


def _ruby(element: etree._Element, story: Story) -> str:
    return "".join(_runs(element, story))


def _symbol(element: etree._Element, _story: Story) -> str:
    try:
        code = int(value(element, "char"), 16)
    except ValueError:
        return ""
    code = code - _PRIVATE if _PRIVATE <= code < _PRIVATE + 256 else code
    if not 0x20 <= code <= 0xFFFD:  # noqa: PLR2004 -- the printable part of the basic plane
        return ""
    if value(element, "font").lower() == "symbol":
        return chr(code).translate(_SYMBOL)
    # Pictures out of dingbat fonts have no meaning as the letters they lie on.
    return "" if "dings" in value(element, "font").lower() else chr(code)


_WAYS = {"w:sym": _symbol, "w:ruby": _ruby, "mc:AlternateContent": _alternative_run}


def _note_mark(element: etree._Element, name: str, story: Story) -> str:
    story.notes.append((_NOTE_REFERENCES[name], value(element, "id")))
    return "" if value(element, "customMarkFollows") else f"[{len(story.notes)}]"


def _keep_boxes(drawing: etree._Element, story: Story) -> None:
    """Set the text boxes of a drawing aside, those inside of others not twice; of two versions the first."""
    for element in drawing:
        name = tag(element)
        if name in {"w:txbxContent", "a:txBody"}:
            story.boxes.append(element if name == "w:txbxContent" else _as_box(element))
        elif name == "mc:AlternateContent":
            for version in element:
                before = len(story.boxes)
                _keep_boxes(version, story)
                if len(story.boxes) > before:
                    break
        else:
            _keep_boxes(element, story)


def _as_box(body: etree._Element) -> etree._Element:
    """A drawing's own text (DrawingML) as a text box of plain paragraphs."""
    namespace = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    box = etree.Element(f"{namespace}txbxContent")
    for paragraph in body.iter("{*}p"):
        run = etree.SubElement(etree.SubElement(box, f"{namespace}p"), f"{namespace}r")
        etree.SubElement(run, f"{namespace}t").text = "".join(each.text or "" for each in paragraph.iter("{*}t"))
    return box


def _table(table: etree._Element, story: Story) -> Iterator[Block]:
    for row in _rows(table):
        if child(row, "w:trPr", "w:del") is None:
            yield from _row(row, story)


def _rows(table: etree._Element, wanted: str = "w:tr") -> Iterator[etree._Element]:
    for element in table:
        name = tag(element)
        if name == wanted:
            yield element
        elif name in _WRAPPERS:
            yield from _rows(element, wanted)


def _row(row: etree._Element, story: Story) -> Iterator[Block]:
    yield from row_of([list(blocks_in(cell, story)) for cell in _rows(row, "w:tc")])
