"""Sources, footnotes and evidence quotes: a label in the margin, the words beside it, links both ways."""
# SPDX-License-Identifier: MIT

from typing import Any

from briefing.brief.document import Endnote, EndnoteList, EvidenceQuote, Footnote, Link, Paragraph, Runs, Text
from briefing.render.typeset.boxes import Box, Hanging, Sides
from briefing.render.typeset.pieces import Piece, Stack, Together
from briefing.render.typeset.setter import Setter
from briefing.render.typeset.structure import Node, named

NOTE_INDENT = 15.0
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def set_endnote(note: Endnote, setter: Setter, node: Node) -> list[Piece]:
    """A source: number (which leads back to its first citation), reference, link, grade."""
    place = setter.door.name_of(note.id)
    owner = node.child(b"Note", named(place.encode("ascii")))
    words: list[Any] = list(note.runs)
    if note.link:
        words += [Text(" "), Link((Text(note.link),), note.link)]
    words += [Text(f" {note.accessed}")] if note.accessed else []
    words += [Text(NO_BREAK_SPACE * 2), Text(note.grade, bold=True)] if note.grade else []
    inner: list[Piece] = [
        setter.paragraph(tuple(words), "endnote", owner.child(b"P"), anchor=note.id, portion=note.portion)
    ]
    if note.descriptor:
        inner[0].after = 0.0
        inner.append(setter.paragraph(note.descriptor, "source-line", owner.child(b"P")))
        inner[-1].before, inner[-1].after = 0.0, 2.0
    return [_labelled(note.label, f"cited:{note.id}", inner, setter, owner)]


def set_endnotes(notes: EndnoteList, setter: Setter, node: Node) -> list[Piece]:
    """The source list."""
    return setter.pieces(notes.notes, node)


def set_footnote(note: Footnote, setter: Setter, node: Node) -> list[Piece]:
    """A remark; its sign leads back to the text."""
    anchor = f"note:{note.id}"
    owner = node.child(b"Note", named(setter.door.name_of(anchor).encode("ascii")))
    inner: list[Piece] = []
    for position, block in enumerate(note.blocks):
        if isinstance(block, Paragraph):
            name = anchor if position == 0 else ""
            inner.append(setter.own_paragraph(block, "endnote", owner, anchor=name))
        else:
            inner += setter.pieces_of(block, owner)
    return [_labelled(note.label, f"noted:{note.id}", inner, setter, owner)]


def _labelled(words: str, back: str, inner: list[Piece], setter: Setter, owner: Node) -> Box:
    """A note beside its label, which is a link where something leads to the note."""
    name = setter.door.name_of(back)
    label = setter.label(words, "endnote", bold=True, colour="link" if name else "ink")
    hanging = Hanging(label, 0.0, owner.child(b"Lbl"), target=f"#{name}" if name else "")
    return Box(Stack(inner), Sides(max(NOTE_INDENT, label.width + 5)), hanging=hanging, after=1.8)


def set_evidence(evidence: EvidenceQuote, setter: Setter, node: Node) -> list[Piece]:
    """A passage word for word, its label in the margin, where it stands beneath."""
    owner = node.child(b"Div")
    foreign = evidence.language if evidence.language != setter.document.language else ""
    hanging = None
    left = 12.0
    if evidence.label:
        label = setter.label(evidence.label, "quote-label")
        left = max(24.0, label.width + 8)
        hanging = Hanging(label, 0.0, owner.child(b"P"))
    stance: Runs = (Text(f"{evidence.stance} ", bold=True),) if evidence.stance else ()
    quote = owner.child(b"BlockQuote", language=foreign)
    inner: list[Piece] = [
        setter.paragraph(
            evidence.quote,
            "quote",
            quote,
            anchor=evidence.anchor,
            portion=evidence.portion,
            language=evidence.language,
        )
    ]
    for runs in (evidence.translation, (*stance, *evidence.source)):
        if runs:
            inner[-1].keep = True
            inner.append(setter.paragraph(runs, "attribution", owner.child(b"P")))
    return [Box(Together(inner, setter.frame.height), Sides(left), hanging=hanging, after=5)]
