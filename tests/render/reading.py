"""A PDF read back, the way a colleague's tools would."""
# SPDX-License-Identifier: MIT

import re
import unicodedata
import zlib
from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline: its words, its level from 0, its page from 1."""

    title: str
    level: int
    page: int


def pages_of(made: bytes) -> list[str]:
    """The text of every page as pdfium extracts it, composed, with plain line ends."""
    with pypdfium2.PdfDocument(made) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    # pdfium takes a hyphen that ends a line for one that only divides a word, and marks it so.
    return [unicodedata.normalize("NFC", text).replace("\x02", "-\n").replace("\r\n", "\n") for text in texts]


def words_of(made: bytes) -> list[str]:
    """All words, pages one after the other."""
    return " ".join(pages_of(made)).split()


def bookmarks_of(made: bytes) -> list[Bookmark]:
    """The outline."""
    with pypdfium2.PdfDocument(made) as pdf:
        found = []
        for entry in pdf.get_toc():
            place = entry.get_dest()
            assert place is not None
            found.append(Bookmark(entry.get_title(), entry.level, place.get_index() + 1))
        return found


def objects_of(made: bytes) -> bytes:
    """Everything that stands in the file, unpacked."""
    packed = re.findall(rb"/FlateDecode[^\n]*?stream\n(.*?)\nendstream", made, re.DOTALL)
    return made + b"\n".join(zlib.decompress(each) for each in packed)
