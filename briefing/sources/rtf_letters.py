"""The bytes of an RTF document as letters, each in the code page of its font."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import codecs


class Letters:
    """Decodes bytes as they come; a character may begin in one piece and end in the next.

    `codec` is the code page of whatever has no font of its own; `usual_font` is the font where none is named.
    """

    def __init__(self, raw: bytes) -> None:
        self.codec = "cp1252"
        self.usual_font = -1
        self._fonts: dict[int, str] = {}
        # Some programs write UTF-8 as it is, against the format's rule; nothing else is valid UTF-8 by chance.
        self._unescaped = "utf-8" if not raw.isascii() and _is_utf8(raw) else ""
        self._decoder_of = self.codec
        self._decoder = codecs.getincrementaldecoder(self.codec)("replace")

    def set_font(self, font: int, codec: str) -> None:
        """Read a font's letters in this code page; "" for the document's own."""
        self._fonts[font] = codec

    def read(self, content: bytes, font: int, *, is_hexadecimal: bool) -> str:
        """The letters that end in these bytes; `font` is below 0 where none is named."""
        codec = self._codec_of(font) if is_hexadecimal or not self._unescaped else self._unescaped
        rest = ""
        if codec != self._decoder_of:
            rest = self.ended()
            self._decoder = codecs.getincrementaldecoder(codec)("replace")
            self._decoder_of = codec
        return rest + self._decoder.decode(content)

    def ended(self) -> str:
        """What a character that was begun and never finished comes to, "" for none."""
        rest = self._decoder.decode(b"", final=True)
        self._decoder.reset()
        return rest

    def _codec_of(self, font: int) -> str:
        return self._fonts.get(font if font >= 0 else self.usual_font, "") or self.codec


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
