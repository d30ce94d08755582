"""The structure tree of a finished file, read through pdfium."""
# SPDX-License-Identifier: MIT

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True)
class Tagged:
    """An element: its tag, its alternative text, its language, the tags above it, the page from 1."""

    tag: str
    alt: str
    language: str
    above: tuple[str, ...]
    page: int


def tags_of(made: bytes) -> list[Tagged]:
    """Every element on every page, in the order of reading."""
    found: list[Tagged] = []
    with pypdfium2.PdfDocument(made) as pdf:
        for number, page in enumerate(pdf, start=1):
            tree = raw.FPDF_StructTree_GetForPage(page)
            for index in range(raw.FPDF_StructTree_CountChildren(tree)):
                found += _below(raw.FPDF_StructTree_GetChildAtIndex(tree, index), (), number)
            raw.FPDF_StructTree_Close(tree)
    return found


def _below(element: object, above: tuple[str, ...], page: int) -> Iterator[Tagged]:
    if not element:
        return
    tag = _text(raw.FPDF_StructElement_GetType, element)
    alt = _text(raw.FPDF_StructElement_GetAltText, element)
    yield Tagged(tag, alt, _text(raw.FPDF_StructElement_GetLang, element), above, page)
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _below(raw.FPDF_StructElement_GetChildAtIndex(element, index), (*above, tag), page)


def _text(ask: object, element: object) -> str:
    size = ask(element, None, 0)  # type: ignore[operator]  # one of pdfium's functions
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)  # type: ignore[operator]
    return buffer.raw.decode("utf-16-le").rstrip("\0")
