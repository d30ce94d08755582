"""What a file seems to be from its first bytes, where that is no text."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document or Outlook message"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an XZ archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "a database or a Briefing project"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound or video recording"),
    (b"\x1aE\xdf\xa3", "a video recording"),
    (b"%!PS", "a PostScript document"),
)
# A ZIP says what it holds in the names of its members; these stand within the first kilobytes of what we meet.
_ZIP_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"META-INF/container.xml", "an EPUB book"),
    (b"content.xml", "an OpenDocument file"),
)
# Text that wraps an article: its source is not what anyone wants to read.
_WRAPPED_SUFFIXES = {
    ".eml": "an e-mail",
    ".mbox": "a mailbox",
    ".mht": "a saved web page (MHTML)",
    ".mhtml": "a saved web page (MHTML)",
}
_LOOKED_AT = 64 * 1024
_SURE_LENGTH = 3


def seems_to_be(raw: bytes) -> str:
    """A phrase such as "a PDF document", or "" for what may be text."""
    head = raw[:_LOOKED_AT]
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(head)
    for signature, kind in _SIGNATURES:
        # A mark of two or three letters also begins words; what it marks is full of controls.
        if head.startswith(signature) and (len(signature) > _SURE_LENGTH or _has_controls(head)):
            return kind
    if head[4:8] == b"ftyp":
        return "a video or picture"
    if head.startswith(b"RIFF") and head[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return "a picture, sound or video"
    return ""


def seems_to_wrap(suffix: str) -> str:
    """A phrase for what a name's suffix says wraps text, such as a mail; "" for any other."""
    return _WRAPPED_SUFFIXES.get(suffix, "")


def is_binary(raw: bytes) -> bool:
    """Whether the bytes hold controls no text has; UTF-16 and UTF-32, full of NUL, must be ruled out before."""
    head = raw[:_LOOKED_AT]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls * 50 > len(head)


# TAB to CR, SUB (old DOS text ends with it), ESC (ISO-2022) and NUL (stripped, and told) also occur in text.
_CONTROLS = bytes(code for code in range(1, 32) if code not in {9, 10, 11, 12, 13, 26, 27})


def _has_controls(head: bytes) -> bool:
    return b"\x00" in head or any(bytes([code]) in head for code in _CONTROLS)


def _kind_of_zip(head: bytes) -> str:
    for mark, kind in _ZIP_KINDS:
        if mark in head:
            return kind
    return "a ZIP archive"
