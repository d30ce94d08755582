"""The language sheet is read back word for word by the two engines that people search and copy with."""
# SPDX-License-Identifier: MIT

import shutil
import subprocess

import pytest

from briefing.render import render_pdf
from tests.render.languages import language_sheet, mixed_sentence, settable_sheet
from tests.render.reading import objects_of, pages_of

# Signs that only say which way text runs; each engine sets its own.
DIRECTIONS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def joined(text: str) -> str:
    return " ".join(text.translate(DIRECTIONS).split())


@pytest.fixture(scope="module")
def sheet() -> bytes:
    return render_pdf(language_sheet())


@pytest.fixture(scope="module")
def by_pdfium(sheet: bytes) -> str:
    return joined("\n".join(pages_of(sheet)))


@pytest.fixture(scope="module")
def by_poppler(sheet: bytes) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler's pdftotext is not installed")
    run = subprocess.run(["pdftotext", "-", "-"], input=sheet, capture_output=True, check=True)  # noqa: S607
    return joined(run.stdout.decode())


@pytest.mark.parametrize("row", settable_sheet(), ids=lambda row: row[0])
def test_pdfium_reads_each_sentence(row: tuple[str, str, str, str], by_pdfium: str) -> None:
    _language, _name, sentence, _words = row
    # pdfium loses the space where a vowel sign reaches over it.
    assert sentence.replace(" ", "") in by_pdfium.replace(" ", "")


@pytest.mark.parametrize("row", settable_sheet(), ids=lambda row: row[0])
def test_pdfium_reads_foreign_words_in_a_sentence(row: tuple[str, str, str, str], by_pdfium: str) -> None:
    _language, name, _sentence, words = row
    assert mixed_sentence(name, words).replace(" ", "") in by_pdfium.replace(" ", "")


@pytest.mark.parametrize("row", settable_sheet(), ids=lambda row: row[0])
def test_poppler_reads_each_sentence_alone_and_within_another(row: tuple[str, str, str, str], by_poppler: str) -> None:
    _language, name, sentence, words = row
    assert sentence in by_poppler
    assert mixed_sentence(name, words) in by_poppler


def test_every_language_is_named_where_it_stands(sheet: bytes) -> None:

    unpacked = objects_of(sheet)
    for language, _name, _sentence, _words in settable_sheet():
        assert f"/Lang({language})".encode() in unpacked
