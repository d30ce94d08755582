"""PDF articles: opened, read page by page, and put together."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import ctypes
from collections import Counter
from contextlib import closing
from importlib.metadata import version

import pypdfium2
import pypdfium2.raw as pdfium

from briefing.errors import SourceError
from briefing.sources.article import Article
from briefing.sources.file_names import neutral
from briefing.sources.language import language_of, short_code
from briefing.sources.opening import refusal
from briefing.sources.pdf.blocks import Block, Line, blocks_of, lines_of, usual_pitches
from briefing.sources.pdf.columns import Gutters, columns_of
from briefing.sources.pdf.flow import Looks, Text, flowing, looks_of
from briefing.sources.pdf.front import front_of
from briefing.sources.pdf.hyphens import Joints
from briefing.sources.pdf.margins import Sheet, without_margins
from briefing.sources.pdf.pages import Page
from briefing.sources.pdf.sheets import sheets_of, uncollected

EXTRACTOR = "pdf"
EXTRACTOR_VERSION = "1"
MOST_PAGES = 3000
_MOST_NAMED = 20
_PASSWORD_ERRORS = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def read_pdf(raw: bytes, name: str) -> Article:
    """The article in a PDF. Raises SourceError for one that is locked, broken, too long, or has no text."""
    with closing(_opened(raw, name)) as document, uncollected():
        _require_pages(document, name)
        found = sheets_of(document, raw)
        sheets = [sheet for sheet in found if sheet is not None]
        unreadable = len(found) - len(sheets)
        if not any(sheet.rows for sheet in sheets):
            raise _without_text(name, unreadable)
        return _article(document, sheets, unreadable, raw, name)


def _opened(raw: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in _PASSWORD_ERRORS:
            happened = f"“{name}” is locked with a password."
            raise refusal(happened, "Save a copy of it without a password, and add that.", error) from error
        raise _broken(name, error) from error


def _broken(name: str, cause: Exception | None = None) -> SourceError:
    return refusal(f"“{name}” is damaged and cannot be opened as a PDF.", "Get the file once more.", cause)


def _require_pages(document: pypdfium2.PdfDocument, name: str) -> None:
    count = len(document)
    if count < 1:
        raise _broken(name)
    if count > MOST_PAGES:
        happened = f"“{name}” has {count:,} pages; PDFs of more than {MOST_PAGES:,} pages are not read."
        raise refusal(happened, "Save the pages you need as a PDF of their own.")


def _without_text(name: str, unreadable: int) -> SourceError:
    if unreadable:
        return _broken(name)
    happened = f"No text in this PDF: it may be a scan (“{name}”)."
    return refusal(happened, "Have its text recognised (OCR), then add the result.")


def _article(document: pypdfium2.PdfDocument, sheets: list[Sheet], unreadable: int, raw: bytes, name: str) -> Article:
    looks = looks_of(_letters(sheets))
    without_margins(sheets, looks.size)
    content = _text(sheets, looks)
    front = front_of(document.get_metadata_dict(), content, sheets, name)
    declared = _declared_language(document)
    language = language_of(content.text, declared)
    found = dict(front.found)
    if language:
        found["language"] = "PDF properties" if short_code(declared) == language else "the text itself"
    return Article(
        title=front.title,
        text=content.text,
        byline=front.byline,
        publisher=front.publisher,
        published=front.published,
        language=language,
        found=tuple(found.items()),
        headings=content.headings,
        pages=content.pages,
        notes=_notes(document, unreadable),
        extractor=EXTRACTOR,
        extractor_version=f"{EXTRACTOR_VERSION} (pypdfium2 {version('pypdfium2')})",
        media_type="application/pdf",
        file_name=name,
        original=raw,
    )


def _letters(sheets: list[Sheet]) -> Counter[tuple[float, int]]:
    letters: Counter[tuple[float, int]] = Counter()
    for sheet in sheets:
        for row in sheet.rows:
            for run in row.runs:
                letters[round(run.size * 2) / 2, run.weight] += len(run.text)
    return letters


def _text(sheets: list[Sheet], looks: Looks) -> Text:
    gutters = Gutters()
    laid_out: list[tuple[Page, list[tuple[list[Line], bool]]]] = [
        (sheet.page, [(lines_of(column), column.is_table) for column in columns_of(sheet.rows, gutters)])
        for sheet in sheets
    ]
    columns = [lines for _page, parts in laid_out for lines, _is_table in parts]
    pitches = usual_pitches(columns)
    joints = Joints(line.text for lines in columns for line in lines)
    pages: list[tuple[Page, list[Block]]] = [
        (
            page,
            [block for lines, is_table in parts for block in blocks_of(lines, page.number, pitches, is_table=is_table)],
        )
        for page, parts in laid_out
    ]
    return flowing(pages, looks, joints)


def _declared_language(document: pypdfium2.PdfDocument) -> str:
    needed = pdfium.FPDFCatalog_GetLanguage(document.raw, None, 0)
    if needed <= 2:  # noqa: PLR2004 the closing NUL alone takes two bytes
        return ""
    buffer = (ctypes.c_ushort * (needed // 2))()
    pdfium.FPDFCatalog_GetLanguage(document.raw, buffer, needed)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00")


def _notes(document: pypdfium2.PdfDocument, unreadable: int) -> tuple[str, ...]:
    """What is not in the text: pages that could not be read, and files that the PDF carries."""
    notes = []
    if unreadable == 1:
        notes.append("1 page of the PDF could not be read; its text is missing.")
    elif unreadable:
        notes.append(f"{unreadable} pages of the PDF could not be read; their text is missing.")
    attached = [neutral(document.get_attachment(number).get_name()) for number in range(_attached(document))]
    if attached:
        notes.append(f"Attachments that were not read: {', '.join(attached)}.")
    return tuple(notes)


def _attached(document: pypdfium2.PdfDocument) -> int:
    """How many attachments to name; a forged count is bounded."""
    return min(int(document.count_attachments()), _MOST_NAMED)
