"""Word documents (.docx): own walk of the document's XML, notes after the text, metadata from its properties."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from lxml import etree

from briefing.model.dates import Period
from briefing.sources.article import Article
from briefing.sources.blocks import Block, below_title, set_as_text
from briefing.sources.days import moment
from briefing.sources.docx_body import Story, blocks_in
from briefing.sources.docx_parts import Numbering, child, styles_in, tag, value
from briefing.sources.opening import refusal
from briefing.sources.packed import Package, damaged, encrypted, first_text, within
from briefing.sources.told import Reading, Told, as_article

EXTRACTOR = "Word document"
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CONTENTS = "[Content_Types].xml"
_PROPERTIES = "document properties"
_ALTERNATIVE_FORMAT = "A part of the document is stored in another format and was left out."


def read_docx(raw: bytes, name: str) -> Article:
    """The article in a Word document. Raises SourceError for one that is damaged, protected, too large or empty."""
    if not raw.startswith(b"PK"):
        # The recogniser lets in one other kind: a compound file around an encrypted document.
        raise encrypted(name)
    package = Package(raw, name)
    if package.holds(_CONTENTS):
        # Every Word document lists its parts here; where this does not hold, neither may the rest.
        package.tree(_CONTENTS)
    try:
        return _read(package, raw, name)
    except RecursionError as error:
        raise refusal(f"“{name}” is nested too deeply to be read.", "Save it as plain text.", error) from error


def _read(package: Package, raw: bytes, name: str) -> Article:
    main = _main_part(package)
    links = _links(package, main)
    body = child(package.tree(main), "w:body")
    if body is None:
        raise damaged(name)
    styles, numbering = (package.tree_if_sound(links.get(kind, "")) for kind in ("styles", "numbering"))
    story = Story(styles_in(styles), Numbering.read(numbering))
    blocks = list(blocks_in(body, story))
    title = _marked_title(body, blocks, story)
    blocks += _notes(package, links, story)
    text, headings = set_as_text(below_title(blocks, title))
    lost = (_ALTERNATIVE_FORMAT,) if any(tag(each) == "w:altChunk" for each in body.iter()) else ()
    reading = Reading(text=text, headings=headings, extractor=EXTRACTOR, media_type=_MEDIA_TYPE, notes=lost)
    return as_article(raw, name, reading, _told(_core(package), title))


def _main_part(package: Package) -> str:
    for kind, target in _relations(package, "_rels/.rels", ""):
        if kind == "officeDocument" and package.holds(target):
            return target
    return "word/document.xml"


def _links(package: Package, main: str) -> dict[str, str]:
    """The parts that belong to the main one, by kind ("styles", "footnotes")."""
    folder, _, file_name = main.rpartition("/")
    return dict(_relations(package, f"{folder}/_rels/{file_name}.rels".lstrip("/"), main))


def _relations(package: Package, part: str, base: str) -> list[tuple[str, str]]:
    if not package.holds(part):
        return []
    inside = [each for each in package.tree(part) if value(each, "TargetMode") != "External"]
    return [(value(each, "Type").rpartition("/")[2], within(base, value(each, "Target"))) for each in inside]


def _notes(package: Package, links: dict[str, str], story: Story) -> list[Block]:
    """The notes in the order the text refers to them, each behind its mark."""
    known = {kind: _by_id(package.tree_if_sound(links.get(kind, ""))) for kind in ("footnotes", "endnotes")}
    blocks: list[Block] = []
    # Read first: a note may refer to another.
    for place, (kind, note_id) in enumerate(list(story.notes), start=1):
        note = known[kind].get(note_id)
        texts = [] if note is None else [block.text.strip() for block in blocks_in(note, story)]
        if any(texts):
            blocks.append(Block(f"[{place}] " + "\n".join(text for text in texts if text)))
    return blocks


def _by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    return (
        {} if root is None else {value(note, "id"): note for note in root if tag(note) in {"w:footnote", "w:endnote"}}
    )


def _marked_title(body: etree._Element, blocks: list[Block], story: Story) -> str:
    """The text of the first paragraph in the style "Title"; "" for none."""
    for paragraph in body.iter("{*}p"):
        style = story.styles.get(value(child(paragraph, "w:pPr", "w:pStyle")))
        if style is not None and style.is_title:
            text = "".join(each.text or "" for each in paragraph.iter("{*}t")).strip()
            if text:
                return next((block.text.strip() for block in blocks if block.text.strip() == text), text)
    return ""


def _core(package: Package) -> etree._Element | None:
    links = dict(_relations(package, "_rels/.rels", ""))
    return package.tree_if_sound(links.get("core-properties", "docProps/core.xml"))


def _told(core: etree._Element | None, title: str) -> Told:
    if core is None:
        return Told(title=(("title style", title),))
    created = moment(first_text(core, ["created"]))
    dates: tuple[tuple[str, Period | None], ...] = ((f"{_PROPERTIES}: created", created),)
    return Told(
        title=(("title style", title), (_PROPERTIES, first_text(core, ["title"]))),
        byline=((_PROPERTIES, first_text(core, ["creator"]).replace(";", ", ").replace(" ,", ",")),),
        language=((_PROPERTIES, first_text(core, ["language"])),),
        weakly_published=dates,
    )
