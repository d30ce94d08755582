"""The packed RTF of an Outlook message: unpacked ([MS-OXRTFCP]), and its text."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.errors import SourceError
from briefing.sources.markup import blocks_of
from briefing.sources.rtf import read_rtf

_PACKED, _UNPACKED = b"LZFu", b"MELA"
_HEAD = 16
_WINDOW = 4096
LARGEST = 32 * 1024 * 1024
# The window begins with what nearly every RTF file holds.
_KNOWN = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_HTML_TAG = re.compile(rb"\{\\\*\\htmltag\d* ?((?:[^{}\\]|\\.)*)\}")


def text_of_packed_rtf(raw: bytes) -> str:
    """The text in a message's packed RTF; "" where there is none or it does not hold."""
    rtf = unpacked(raw)
    if not rtf:
        return ""
    try:
        text = read_rtf(rtf, "message").text
    except SourceError:
        return ""
    if b"\\fromhtml" not in rtf:
        return text
    tags = b" ".join(match[1] for match in _HTML_TAG.finditer(rtf))
    # Wrapped HTML without any text of its own still shows what its tags hold.
    return text or "\n\n".join(block.text for block in blocks_of(tags.decode("latin-1")))


def unpacked(raw: bytes) -> bytes:
    """The RTF out of its packing; what there is of it where it breaks off."""
    if len(raw) < _HEAD:
        return b""
    size = int.from_bytes(raw[4:8], "little")
    if raw[8:12] == _UNPACKED:
        return raw[_HEAD : _HEAD + size]
    if raw[8:12] != _PACKED or size > LARGEST:
        return b""
    return _unpacked(raw[_HEAD:], size)


def _unpacked(packed: bytes, size: int) -> bytes:
    """Each bit of a flag byte tells whether a byte follows as it is, or a place and length in the window."""
    window = bytearray(_KNOWN.ljust(_WINDOW, b" "))
    place = len(_KNOWN)
    out = bytearray()
    for flag, start in _pieces(packed):
        place %= _WINDOW
        if flag and start >> 4 == place:
            # A reference to the place being written marks the end.
            break
        for step in range((start & 15) + 2 if flag else 1):
            byte = window[((start >> 4) + step) % _WINDOW] if flag else start
            window[place % _WINDOW] = byte
            place += 1
            out.append(byte)
        if len(out) >= size:
            break
    return bytes(out[:size])


def _pieces(packed: bytes) -> Iterator[tuple[bool, int]]:
    """Every byte as (False, byte), every reference as (True, its two bytes)."""
    position = 0
    while position < len(packed):
        flags = packed[position]
        position += 1
        for bit in range(8):
            width = 2 if flags >> bit & 1 else 1
            if position + width > len(packed):
                return
            yield width > 1, int.from_bytes(packed[position : position + width], "big")
            position += width
