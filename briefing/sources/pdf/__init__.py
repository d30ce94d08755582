"""Reading PDF articles: from characters with places to a text with paragraphs.

A PDF knows letters and where they stand, no words, lines or paragraphs. The way from one to the other, a file each:

1. `pages`: pdfium's characters become runs, words that stand close together on one base line.
2. `rows`: runs at one height become rows.
3. `margins`: running heads and feet, which repeat from page to page, are taken out.
4. `columns`: rivers of white divide a page; what is left are columns of lines, in reading order.
5. `blocks`: lines become paragraphs, headings, captions and footnotes.
6. `hyphens`: words that a line's end divided become whole.
7. `flow`: paragraphs go on over columns and pages; the text, its headings and page boxes come out.
8. `front`: title, author, day and publisher.

Up to the rows, pages know nothing of each other: in `sheets` two processes read a long document from both its ends.

Lengths are points, counted from the page's top left corner, with y growing downwards.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

_HEADER = b"%PDF-"
# Some programs write a line of their own in front of the header.
_HEADER_WITHIN = 1024
_OBJECT = b" obj"
_OBJECT_WITHIN = 8192


def is_pdf(raw: bytes) -> bool:
    """Whether the bytes are those of a PDF."""
    if raw.startswith(_HEADER):
        return True
    return _HEADER in raw[:_HEADER_WITHIN] and _OBJECT in raw[:_OBJECT_WITHIN]
