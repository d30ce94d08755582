"""Small files of packed formats, made for the tests that read them."""

import io
import struct
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def zipped(members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(name, content)
    return packed.getvalue()


def docx(body, *, core="", doctype="", **parts):
    """A Word document with this body; further parts by name: styles, numbering, footnotes, endnotes."""
    links = "".join(
        f'<Relationship Id="r{number}" Type="{_REL}/{kind}" Target="{kind}.xml"/>' for number, kind in enumerate(parts)
    )
    names = (
        f'xmlns:w="{W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    members = [
        ("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>'),
        (
            "_rels/.rels",
            _relations(f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'),
        ),
        ("word/document.xml", f"{doctype}<w:document {names}><w:body>{body}</w:body></w:document>"),
        ("word/_rels/document.xml.rels", _relations(links)),
        *((f"word/{kind}.xml", f"<w:{kind} {names}>{content}</w:{kind}>") for kind, content in parts.items()),
    ]
    if core:
        spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        members.append(("docProps/core.xml", f"<coreProperties {spaces}>{core}</coreProperties>"))
    return zipped(members)


def _relations(links):
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def paragraph(text, properties=""):
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def odt(body, *, styles="", meta=""):
    family = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(
        f'xmlns:{prefix}="{family}:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("draw", "drawing"),
            ("meta", "meta"),
        )
    )
    names += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    content = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body>"
    return zipped(
        [
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", f"<office:document-content {names}>{content}</office:document-content>"),
            ("meta.xml", f"<office:document-meta {names}><office:meta>{meta}</office:meta></office:document-meta>"),
        ]
    )


def epub(chapters, *, metadata="", root="OEBPS/book.opf", extra=()):
    manifest = "".join(
        f'<item id="c{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, (name, _) in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        f'<rootfile full-path="{root}" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:opf="http://www.idpf.org/2007/opf"><metadata>{metadata}</metadata>'
        f"<manifest>{manifest}</manifest><spine>{spine}</spine></package>"
    )
    return zipped(
        [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", container),
            ("OEBPS/book.opf", book),
            *((f"OEBPS/{name}", content) for name, content in chapters),
            *extra,
        ]
    )


_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(streams):
    """A compound file ([MS-CFB]) with these streams in its root; each is padded beyond the small streams' limit.

    Names come as {"name": content}; one folder deep as {"folder/name": content}.
    """
    entries, contents = _entries(streams)
    directory = b"".join(entries)
    directory += b"\x00" * (-len(directory) % _SECTOR)
    chains = [directory, *contents]
    table = []
    starts = []
    for chain in chains:
        starts.append(len(table))
        amount = len(chain) // _SECTOR
        table += [len(table) + 1 + step for step in range(amount - 1)] + [_END]
    tables = -(-(len(table) + 1) // (_SECTOR // 4 - 1))
    first_table = len(table)
    table += [_TABLE] * tables
    table += [_FREE] * (-len(table) % (_SECTOR // 4))
    directory = _with_starts(directory, starts[1:])
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16
    head += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, 0, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *[first_table + step if step < tables else _FREE for step in range(109)])
    return head + directory + b"".join(contents) + struct.pack(f"<{len(table)}I", *table)


def _entries(streams):
    folders = sorted({name.split("/")[0] for name in streams if "/" in name})
    placed = [("Root Entry", 5, None)]
    inside = {"": []}
    for folder in folders:
        inside[""].append(len(placed))
        inside[folder] = []
        placed.append((folder, 1, None))
    for name, content in streams.items():
        folder, _, last = name.rpartition("/")
        inside[folder].append(len(placed))
        placed.append((last, 2, content))
    right = {}
    child = {}
    for folder, numbers in inside.items():
        owner = 0 if not folder else 1 + folders.index(folder)
        # The tree of names as a chain to the right, in the format's order: by length, then by letters.
        numbers.sort(key=lambda number: (len(placed[number][0]), placed[number][0].upper()))
        child[owner] = numbers[0] if numbers else _FREE
        right |= dict(zip(numbers, [*numbers[1:], _FREE], strict=True))
    entries = [
        _entry(name, kind, right.get(number, _FREE), child.get(number, _FREE), len(content) if content else 0)
        for number, (name, kind, content) in enumerate(placed)
    ]
    contents = [content.ljust(4096, b"\x00") for _, kind, content in placed if kind == 2]
    return entries, [content + b"\x00" * (-len(content) % _SECTOR) for content in contents]


def _entry(name, kind, right, child, size):
    wide = name.encode("utf-16-le") + b"\x00\x00"
    start = _END if kind != 2 else 0
    return (
        wide.ljust(64, b"\x00")
        + struct.pack("<HBBIII", len(wide), kind, 1, _FREE, right, child)
        + b"\x00" * 36
        + struct.pack("<IQ", start, max(size, 4096) if kind == 2 else 0)
    )


def _with_starts(directory, starts):
    patched = bytearray(directory)
    waiting = list(starts)
    for at in range(0, len(directory), 128):
        if patched[at + 66] == 2:
            patched[at + 116 : at + 120] = struct.pack("<I", waiting.pop(0))
    return bytes(patched)
