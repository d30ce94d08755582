"""The form of the file: objects, object streams, the cross-reference stream, and the check of a finished one."""
# SPDX-License-Identifier: MIT

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from briefing.errors import RenderError

# So many small objects are compressed together.
PACK = 250
LEVEL = 6
HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
NOTHING_WRITTEN = "No file was written, and the project is as it was."


class Begun(NamedTuple):
    """The beginning of a stream, compressed as soon as it is known: a long brief's pages fill the memory otherwise.

    `checksum` is that of the content so far (Adler-32), with which the whole stream ends (RFC 1950).
    """

    code: bytes
    checksum: int

    @classmethod
    def of(cls, content: bytes) -> "Begun":
        """Compress a beginning, up to a full flush: nothing that follows refers back to it."""
        packer = zlib.compressobj(LEVEL)
        return cls(packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH), zlib.adler32(content))

    def ended(self, rest: bytes) -> bytes:
        """The whole stream."""
        packer = zlib.compressobj(LEVEL, wbits=-zlib.MAX_WBITS)
        checksum = zlib.adler32(rest, self.checksum).to_bytes(4, "big")
        return b"".join((self.code, packer.compress(rest), packer.flush(), checksum))


class Objects:
    """Objects by number, ours as bytes beside those of reportlab's registry."""

    def __init__(self, registry: Any) -> None:
        self._registry = registry
        self.codes: dict[int, bytes] = {}
        self.streams: set[int] = set()

    def reserve(self) -> int:
        """The next object number."""
        self._registry.objectcounter += 1
        return int(self._registry.objectcounter)

    def put(self, number: int, code: bytes) -> None:
        """Give a reserved object its value."""
        self.codes[number] = code

    def add(self, code: bytes) -> int:
        """Take an object; return its number."""
        number = self.reserve()
        self.codes[number] = code
        return number

    def stream(self, content: bytes, entries: bytes = b"") -> int:
        """Take a stream, to be compressed; return its number."""
        return self.plain_stream(zlib.compress(content, LEVEL), b"/Filter/FlateDecode" + entries)

    def ended_stream(self, begun: "Begun", rest: bytes) -> int:
        """Take a stream whose beginning was compressed before; return its number."""
        return self.plain_stream(begun.ended(rest), b"/Filter/FlateDecode")

    def plain_stream(self, content: bytes, entries: bytes = b"") -> int:
        """Take a stream as it is; return its number."""
        number = self.add(b"<</Length %d%b>>stream\n%b\nendstream" % (len(content), entries, content))
        self.streams.add(number)
        return number

    def reference(self, number: int) -> Any:
        """A reference of reportlab's to an object of ours."""
        name = f"own{number}"
        self._registry.idToObjectNumberAndVersion[name] = (number, 0)
        return pdfdoc.PDFObjectReference(name)

    def number_of(self, thing: Any) -> int:
        """The number of an object of reportlab's."""
        name = self._registry.Reference(thing).name
        return int(self._registry.idToObjectNumberAndVersion[name][0])

    def take_registry(self) -> None:
        """Serialise what reportlab holds. It may register more while it does."""
        number = 0
        while number < self._registry.objectcounter:
            number += 1
            name = self._registry.numberToId.get(number)
            if name is None:
                continue
            thing = self._registry.idToObject[name]
            if isinstance(thing, pdfdoc.PDFType1Font) or name == "BasicFonts":
                # reportlab's own font, which no page of ours uses and which is not embedded.
                continue
            code = pdfdoc.format(thing, self._registry, toplevel=1)
            if b"stream" in code[:4000] and code.rstrip().endswith(b"endstream"):
                # PDF/A wants the length to end where the line break before "endstream" begins.
                code = code.rstrip().removesuffix(b"endstream").removesuffix(b"\n") + b"\nendstream"
                self.streams.add(number)
            self.codes[number] = code


def file_of(objects: Objects, root: int, info: int) -> bytes:
    """The whole file in one pass."""
    objects.take_registry()
    parts = [HEAD]
    size = len(HEAD)
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    for number in sorted(objects.streams):
        places[number] = (1, size, 0)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, objects.codes.pop(number)))
        size += len(parts[-1])
    small = sorted(objects.codes)
    for first in range(0, len(small), PACK):
        pack = small[first : first + PACK]
        holder = objects.reserve()
        places[holder] = (1, size, 0)
        places.update((number, (2, holder, index)) for index, number in enumerate(pack))
        parts.append(_object_stream(holder, [(number, objects.codes.pop(number)) for number in pack]))
        size += len(parts[-1])
    last = objects.reserve()
    places[last] = (1, size, 0)
    identity = hashlib.sha256()
    for part in parts:
        identity.update(part)
    parts.append(_cross_reference(last, places, (root, info), identity.hexdigest()[:32].encode("ascii")))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % size)
    return b"".join(parts)


def _object_stream(holder: int, pack: list[tuple[int, bytes]]) -> bytes:
    offset = 0
    index = []
    for number, code in pack:
        index.append(b"%d %d" % (number, offset))
        offset += len(code) + 1
    head = b" ".join(index) + b"\n"
    content = zlib.compress(head + b"\n".join(code for _number, code in pack), LEVEL)
    return b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Length %d/Filter/FlateDecode>>stream\n%b\nendstream\nendobj\n" % (
        holder,
        len(pack),
        len(head),
        len(content),
        content,
    )


def _cross_reference(
    last: int, places: dict[int, tuple[int, int, int]], ends: tuple[int, int], identity: bytes
) -> bytes:
    """`ends` are the numbers of the catalog and of the properties."""
    rows = [struct.pack(">BIH", *places.get(number, (0, 0, 0))) for number in range(last + 1)]
    content = zlib.compress(b"".join(rows), LEVEL)
    return (
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]"
        b"/Length %d/Filter/FlateDecode>>stream\n%b\nendstream\nendobj\n"
    ) % (last, last + 1, *ends, identity, identity, len(content), content)


def check_pdf(made: bytes) -> None:
    """Raise RenderError unless `made` begins and ends as a PDF and every object stands where its index says."""
    try:
        whole = made.startswith(HEAD) and _count_pages(made) > 0
    except (ValueError, IndexError, zlib.error, struct.error) as error:
        raise _incomplete(made, str(error)) from error
    if not whole:
        raise _incomplete(made, "no head or no pages")


def _count_pages(made: bytes) -> int:
    """The number of pages, every object having been looked at. Raises ValueError where one is not in its place."""
    start = re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", made)
    if not start:
        raise ValueError("no end")
    pages = 0
    counted = -1
    for number, offset in _entries(made, int(start.group(1))):
        head = b"%d 0 obj\n" % number
        if made[offset : offset + len(head)] != head:
            raise ValueError(f"object {number} is not at {offset}")
        if made.startswith(b"<</Type/ObjStm", offset + len(head)):
            inside = _inflated(made, offset)
            pages += len(re.findall(rb"/Type/Page/", inside))
            tree = re.search(rb"/Count\s+(\d+)[^<>]*/Type\s*/Pages|/Type\s*/Pages[^<>]*/Count\s+(\d+)", inside)
            counted = int(next(filter(None, tree.groups()))) if tree else counted
    if pages != counted:
        raise ValueError(f"{pages} pages, {counted} counted")
    return pages


def _entries(made: bytes, index: int) -> Iterator[tuple[int, int]]:
    """(number, offset) of the objects that stand for themselves."""
    rows = _inflated(made, index)
    for number in range(len(rows) // 7):
        kind, offset, _generation = struct.unpack(">BIH", rows[7 * number : 7 * number + 7])
        if kind == 1:
            yield number, offset


def _inflated(made: bytes, offset: int) -> bytes:
    length = re.compile(rb"/Length (\d+)").search(made, offset, offset + 400)
    if not length:
        raise ValueError(f"no stream at {offset}")
    begin = made.index(b"stream\n", offset) + len(b"stream\n")
    return zlib.decompress(made[begin : begin + int(length.group(1))])


def _incomplete(made: bytes, details: str) -> RenderError:
    return RenderError(
        "The PDF came out incomplete, so it was not put in place.",
        safe=NOTHING_WRITTEN,
        remedy="Export again; if it happens again, please report it.",
        details=f"{len(made)} bytes: {details}",
    )
