"""The typefaces are there, in every weight and script the desk uses."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

from ui import fonts

FACES = [fonts.ui_font, fonts.reading_font, fonts.mono_font]
WORDS = "Erdoğan, Şimşek, İstanbul ığ · Путин Ёлка · Ελλάδα ώ · “quotes” – ¶"


def ink(font: QFont) -> int:
    """How much ink a few words take."""
    picture = QImage(400, 60, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    painter.setFont(font)
    painter.drawText(10, 40, "Hamburg")
    painter.end()
    return sum(255 - grey for grey in bytes(picture.constBits()))


@pytest.mark.parametrize("face", FACES)
def test_each_weight_is_drawn_heavier_than_the_one_before(qapp: QApplication, face: Callable[..., QFont]) -> None:
    inks = [ink(face(30, weight)) for weight in (400, 500, 600, 700)]
    assert inks == sorted(set(inks))


def test_no_weight_is_smeared(qapp: QApplication) -> None:
    # Smeared bold keeps the advance of the regular letters; real bold letters are wider.
    assert QFontMetricsF(fonts.ui_font(30, 700)).horizontalAdvance("Hamburg") > (
        QFontMetricsF(fonts.ui_font(30, 400)).horizontalAdvance("Hamburg")
    )


@pytest.mark.parametrize("face", FACES)
def test_latin_turkish_cyrillic_and_greek_come_from_our_own_typeface(
    qapp: QApplication, face: Callable[..., QFont]
) -> None:
    raw = QRawFont.fromFont(face(16))
    assert [letter for letter in WORDS if letter != " " and not raw.supportsCharacter(ord(letter))] == []


def test_sizes_follow_the_designs_at_96_dots_per_inch(qapp: QApplication) -> None:
    assert QFontInfo(fonts.ui_font(13)).pixelSize() == 13
    assert QFontInfo(fonts.reading_font(16)).family() == fonts.READING
    mono = QFontMetricsF(fonts.mono_font())
    assert mono.horizontalAdvance("i") == mono.horizontalAdvance("W")
