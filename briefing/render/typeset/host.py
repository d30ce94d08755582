"""The file being made: reportlab's document and registry of objects, pages as bytes, links, bookmarks, the catalog.

reportlab keeps the document: its catalog, its tree of pages, the registry that numbers and writes objects. Pages,
pictures and the structure come as finished bytes and never pass through its object model.
"""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass, field
from typing import Any, Protocol

from reportlab.pdfbase import pdfdoc

from briefing.brief.document import Document
from briefing.render.typeset import metadata
from briefing.render.typeset.faces import UsedFace
from briefing.render.typeset.fileform import Begun, Objects, file_of
from briefing.render.typeset.operators import text_string
from briefing.render.typeset.structure import ARTIFACT, Node, Structure


class Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]  # reportlab ships without types
    """reportlab's catalog with the entries that PDF/A needs."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF")
    __Refs__ = __NoDefault__


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels within the PDF: its name, its bytes, and what it is in words."""

    name: str
    content: bytes
    description: str = ""
    media_type: str = "application/octet-stream"


class Notes(Protocol):
    """Whatever takes footnotes to the feet of pages."""

    def height_of(self, name: str) -> float:
        """The room a note will take; none where it is placed already."""
        ...

    def place(self, page: "Page", name: str) -> None:
        """Take a note to the foot of this page."""
        ...


@dataclass(slots=True, eq=False)
class Page:
    """A page: operators in order, the elements its marked content belongs to, its annotations.

    `foot_height` is the room that its footnotes take.
    """

    host: "Host"
    number: int
    index: int
    code: list[bytes] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    annotations: list[int] = field(default_factory=list)
    open_slots: bool = False
    foot_height: float = 0.0
    begun: Begun | None = None

    def artifact(self, code: bytes, kind: bytes = b"") -> None:
        """Add what is no content: decoration, or with `kind` what belongs to every page."""
        if code:
            begin = b"<<%b>>BDC" % kind if kind else b" BMC"
            self.code.append(b"/Artifact%b q %b Q EMC" % (begin, code))

    def content(self, node: Node, code: bytes) -> None:
        """Add the one piece of marked content that an element has; its outline and fill go with it."""
        if node is ARTIFACT:
            self.artifact(code)
            return
        mark = self.host.structure.leaf(node, self)
        self.code.append(b"/%b<</MCID %d>>BDC q %b Q EMC" % (node.tag, mark, code))

    def settle(self) -> None:
        """Pack what is there, once nothing more is put between it."""
        if not self.open_slots:
            self.begun = Begun.of(b"\n".join(self.code))
            self.code.clear()

    def slot(self) -> int:
        """Keep a place for code that is known later."""
        self.code.append(b"")
        return len(self.code) - 1

    def link(self, node: Node, target: str, words: str, box: tuple[float, float, float, float]) -> None:
        """Lay a link over a part of the page: to the place "#n1" of this file, or to an address."""
        host = self.host
        number = host.objects.reserve()
        key = host.structure.annotation(node, self, number)
        if target.startswith("#"):
            action = b"/Dest/%b" % target[1:].encode("ascii")
        else:
            action = b"/A<</S/URI/URI%b>>" % text_string(target)
        host.objects.put(
            number,
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]/StructParent %d/Contents%b%b>>"
            % (*box, key, text_string(words), action),
        )
        self.annotations.append(number)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its level from 0, its words, the place it leads to."""

    level: int
    title: str
    place: str


class Host:
    """The document as it comes to be. Positions are points from the lower left corner of a page."""

    def __init__(self, document: Document, size: tuple[float, float]) -> None:
        self.document = document
        self.size = size
        self.registry: Any = pdfdoc.PDFDocument(invariant=1)
        self.registry.Catalog = Catalog()
        self.registry.Catalog.Pages = self.registry.Pages
        self.objects = Objects(self.registry)
        self.structure = Structure(self.objects)
        self.pages: list[Page] = []
        self.places: dict[str, tuple[Page, float]] = {}
        self.bookmarks: list[Bookmark] = []
        # What was tagged as content, and what of it is not in the document: separators of ours.
        self.said: list[str] = []
        self.added: list[str] = []
        # And what of the document is not printed: the heading of notes that stand at the feet of pages.
        self.unsaid: list[str] = []
        # Set where there are footnotes.
        self.notes: Notes | None = None
        self.last_fill = 0.0  # the part of the last page that is used
        # The pictures by their bytes: one that stands twice in a brief is in its file once.
        self.pictures: dict[bytes, int] = {}
        # Whether something on a page darkens what lies under it.
        self.blends = False

    def new_page(self) -> Page:
        """Begin a page. All stay open until the file is made: their numbers are drawn last."""
        page = Page(self, self.objects.reserve(), len(self.pages))
        self.pages.append(page)
        return page

    def place(self, name: str, page: Page, y: float) -> None:
        """Remember where a named place is; the first one counts."""
        self.places.setdefault(name, (page, y))

    def bytes_of(self, faces: list[UsedFace], attachment: Attachment | None = None) -> bytes:
        """The finished file."""
        resources = self._resources(faces)
        pages_number = self.objects.number_of(self.registry.Pages)
        for page in self.pages:
            self._write_page(page, pages_number, resources)
        self._fill_catalog(attachment)
        info = self.objects.add(metadata.properties(self.document))
        return file_of(self.objects, self.objects.number_of(self.registry.Catalog), info)

    def _resources(self, faces: list[UsedFace]) -> int:
        """Embed the faces and name the pictures: all pages share one dictionary."""
        fonts = b"".join(b"/%b %d 0 R" % (used.resource, used.embed(self.objects)) for used in faces)
        pictures = b"".join(b"/I%d %d 0 R" % (number, number) for number in self.pictures.values())
        blends = b"/ExtGState<</Multiply<</BM/Multiply>>>>" if self.blends else b""
        return self.objects.add(b"<</Font<<%b>>/XObject<<%b>>%b>>" % (fonts, pictures, blends))

    def _write_page(self, page: Page, parent: int, resources: int) -> None:
        code = b"\n".join(page.code)
        contents = self.objects.ended_stream(page.begun, b"\n" + code) if page.begun else self.objects.stream(code)
        page.code.clear()
        tabs = b""
        if page.annotations:
            tabs = b"/Tabs/S/Annots[%b]" % b" ".join(b"%d 0 R" % number for number in page.annotations)
        self.objects.put(
            page.number,
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents %d 0 R/StructParents %d%b>>"
            % (parent, *self.size, resources, contents, page.index, tabs),
        )
        self.registry.Pages.pages.append(self.objects.reference(page.number))

    def _fill_catalog(self, attachment: Attachment | None) -> None:
        catalog = self.registry.Catalog
        reference = self.objects.reference
        add = self.objects.add
        catalog.Lang = pdfdoc.PDFString(self.document.language)
        catalog.StructTreeRoot = reference(self.structure.finish(list(self.pages)))
        catalog.MarkInfo = reference(add(b"<</Marked true>>"))
        catalog.ViewerPreferences = reference(add(b"<</DisplayDocTitle true>>"))
        catalog.Dests = reference(add(self._destinations()))
        if self.bookmarks:
            catalog.Outlines = reference(self._outline())
            catalog.PageMode = pdfdoc.PDFName("UseOutlines")
        packet = metadata.xmp(self.document, 3 if attachment else 2)
        catalog.Metadata = reference(self.objects.plain_stream(packet, b"/Type/Metadata/Subtype/XML"))
        profile = self.objects.stream(metadata.colour_profile(), b"/N 3")
        catalog.OutputIntents = reference(
            add(
                b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
                b"/DestOutputProfile %d 0 R>>]" % profile
            )
        )
        if attachment:
            self._attach(attachment)

    def _attach(self, attachment: Attachment) -> None:
        """The source file of the brief, as PDF/A-3 has it."""
        add = self.objects.add
        kind = attachment.media_type.replace("/", "#2F").encode("ascii")
        entries = b"/Type/EmbeddedFile/Subtype/%b/Params<</Size %d/ModDate(D:20260101000000Z)>>" % (
            kind,
            len(attachment.content),
        )
        stream = self.objects.stream(attachment.content, entries)
        name = text_string(attachment.name)
        filespec = add(
            b"<</Type/Filespec/F%b/UF%b/Desc%b/AFRelationship/Source/EF<</F %d 0 R/UF %d 0 R>>>>"
            % (name, name, text_string(attachment.description), stream, stream)
        )
        catalog = self.registry.Catalog
        catalog.AF = self.objects.reference(add(b"[%d 0 R]" % filespec))
        catalog.Names = self.objects.reference(add(b"<</EmbeddedFiles<</Names[%b %d 0 R]>>>>" % (name, filespec)))

    def _destinations(self) -> bytes:
        return b"<<%b>>" % b"".join(
            b"/%b[%d 0 R/XYZ null %.1f null]" % (name.encode("ascii"), page.number, y)
            for name, (page, y) in self.places.items()
        )

    def _outline(self) -> int:
        """The bookmarks as a tree; return the number of its root."""
        numbers = [self.objects.reserve() for _each in self.bookmarks]
        root = self.objects.reserve()
        kids: dict[int, list[int]] = {root: []}
        above: list[int] = [root]
        for number, mark in zip(numbers, self.bookmarks, strict=True):
            del above[mark.level + 1 :]
            kids[above[-1]].append(number)
            kids[number] = []
            above.append(number)
        marks = dict(zip(numbers, self.bookmarks, strict=True))
        for parent, children in kids.items():
            for index, number in enumerate(children):
                self._write_bookmark(marks[number], (number, parent), children, index, kids[number])
        self.objects.put(root, b"<</Type/Outlines%b>>" % _ends(kids[root], len(kids[root])))
        return root

    def _write_bookmark(
        self, mark: Bookmark, own: tuple[int, int], siblings: list[int], index: int, kids: list[int]
    ) -> None:
        """`own` are the bookmark's number and its parent's."""
        code = b"<</Title%b/Parent %d 0 R/Dest/%b" % (text_string(mark.title), own[1], mark.place.encode("ascii"))
        if index:
            code += b"/Prev %d 0 R" % siblings[index - 1]
        if index + 1 < len(siblings):
            code += b"/Next %d 0 R" % siblings[index + 1]
        self.objects.put(own[0], code + _ends(kids, -len(kids)) + b">>")


def _ends(kids: list[int], count: int) -> bytes:
    """The first and last of an outline's level; a count below zero keeps it closed."""
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (kids[0], kids[-1], count) if kids else b""
