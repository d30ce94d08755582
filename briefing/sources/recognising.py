"""Which packed, mailed or fed kind of file some bytes are, by what they hold; nothing is unpacked or parsed."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import io
import re
import zipfile

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DIRECTORY_ENTRY = b"PK\x01\x02"
# Beyond this many members only an archive comes into question, and its reader refuses it.
_MOST_LOOKED_AT = 20_000
_LOOKED_AT = 64 * 1024
_MEMBER = re.compile(rb"PK\x03\x04.{22}(..)(..)", re.DOTALL)
_OTHER_OFFICE = ("xl/", "ppt/", "visio/")
_MIMETYPES = {"application/epub+zip": "epub", "application/vnd.oasis.opendocument.text": "odt"}
_RTF = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}\{\\rtf")
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_HTML = re.compile(r"<(?:html|head|body|article)\b", re.IGNORECASE)
_HTML_TYPE = re.compile(r"<!doctype\s+html\b", re.IGNORECASE)
# What may stand before a feed or page: each begins with its own signs and ends with its own.
_BEFORE = (("<?", "?>"), ("<!--", "-->"), ("<!doctype", ">"))
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MAIL_FIELDS = {
    b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to", b"subject", b"date", b"from", b"to",
    b"content-type", b"content-transfer-encoding", b"reply-to", b"x-mailer", b"dkim-signature", b"sender", b"cc",
    b"snapshot-content-location", b"content-disposition", b"in-reply-to", b"references",
}  # fmt: skip
# A press release may begin "From:", "Date:", "Subject:" too; only mail programs write these.
_SURE_FIELDS = {b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to", b"dkim-signature"}
_FEWEST_FIELDS = 2


def is_docx(raw: bytes) -> bool:
    """Whether it is a Word document; one with a password too, which has another package around it."""
    return _package(raw) == "docx" or (raw.startswith(_OLE) and _holds_stream(raw, "EncryptedPackage"))


def is_odt(raw: bytes) -> bool:
    """Whether it is an OpenDocument text."""
    return _package(raw) == "odt"


def is_epub(raw: bytes) -> bool:
    """Whether it is an EPUB book."""
    return _package(raw) == "epub"


def is_archive(raw: bytes) -> bool:
    """Whether it is a ZIP archive of no other known kind."""
    return _package(raw) == "zip"


def is_msg(raw: bytes) -> bool:
    """Whether it is an Outlook message."""
    return raw.startswith(_OLE) and _holds_stream(raw, "__properties_version1.0")


def is_rtf(raw: bytes) -> bool:
    """Whether it is an RTF document."""
    return bool(_RTF.match(raw))


def is_feed(raw: bytes) -> bool:
    """Whether it is an RSS, RDF or Atom feed."""
    head = _head(raw)
    return bool(_FEED.match(head, _prologue(head)[-1]))


def is_html(raw: bytes) -> bool:
    """Whether it begins as an HTML page does."""
    head = _head(raw)
    begins = _prologue(head)
    return any(bool(_HTML_TYPE.match(head, begin)) for begin in begins) or bool(_HTML.match(head, begins[-1]))


def _head(raw: bytes) -> str:
    return raw[:_LOOKED_AT].replace(b"\x00", b"").lstrip(b"\xff\xfe").decode("utf-8", "replace").lstrip("\ufeff")


def _prologue(head: str) -> list[int]:
    """Where each declaration and comment before the first element begins, and last where that element does."""
    begins = [_after_space(head, 0)]
    while True:
        position = begins[-1]
        ending = next((end for begin, end in _BEFORE if head[position : position + 9].lower().startswith(begin)), "")
        after = head.find(ending, position) if ending else -1
        if ending == ">" and "[" in head[position:after]:
            # A document type with declarations of its own ends behind these.
            after = head.find(ending, head.find("]", position))
        if after < position:
            return begins
        begins.append(_after_space(head, after + len(ending)))


def _after_space(head: str, position: int) -> int:
    while head[position : position + 1].isspace():
        position += 1
    return position


def is_mail(raw: bytes) -> bool:
    """Whether it begins with a mail's headers."""
    fields = _fields(raw)
    return len(fields & _MAIL_FIELDS) >= _FEWEST_FIELDS and bool(fields & _SURE_FIELDS)


def is_mhtml(raw: bytes) -> bool:
    """Whether it is a web page saved as a mail."""
    return is_mail(raw) and b"snapshot-content-location" in _fields(raw)


def _fields(raw: bytes) -> set[bytes]:
    """The names of the header fields that the bytes begin with."""
    head = raw[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf\r\n")
    position = head.index(b"\n") + 1 if head.startswith(b"From ") and b"\n" in head else 0
    names: set[bytes] = set()
    while match := _FIELD.match(head, position):
        names.add(match[1].lower())
        position = match.end()
    return names


def _holds_stream(raw: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in raw


def _package(raw: bytes) -> str:
    """The kind of a ZIP file by its members' names: "docx", "odt", "epub", "zip", "" for a kind that cannot be read."""
    if not raw.startswith((_ZIP, _EMPTY_ZIP)):
        return ""
    names = _member_names(raw)
    for mimetype, kind in _MIMETYPES.items():
        if re.match(rb"PK\x03\x04.{26}mimetype.{0,64}" + mimetype.encode() + rb"(?![\w.-])", raw[:256], re.DOTALL):
            return kind
    if "META-INF/container.xml" in names:
        return "epub"
    if "[Content_Types].xml" in names or any(name.startswith("word/") for name in names):
        return "" if any(name.startswith(_OTHER_OFFICE) for name in names) else "docx"
    if "content.xml" in names and ("META-INF/manifest.xml" in names or "mimetype" in names):
        return "" if b"opendocument.spreadsheet" in raw[:256] or b"opendocument.presentation" in raw[:256] else "odt"
    return "zip"


def _member_names(raw: bytes) -> set[str]:
    """The members' names by the directory, or where that is damaged by what stands before each member."""
    if raw.count(_DIRECTORY_ENTRY) > _MOST_LOOKED_AT:
        return set()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return set(archive.NameToInfo)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        found = _MEMBER.finditer(raw[: 16 * _LOOKED_AT])
        spans = ((match.end(), int.from_bytes(match[1], "little")) for match in found)
        return {raw[start : start + length].decode("utf-8", "replace") for start, length in spans}
