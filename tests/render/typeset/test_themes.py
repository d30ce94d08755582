"""Every theme prints everything; a wrong theme is told with its line and its reason."""
# SPDX-License-Identifier: MIT

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefing.brief.document import CodeBlock, Document, Paragraph, plain
from briefing.errors import RenderError
from briefing.render import render_pdf
from briefing.render.typeset import check_pdf, theme_in, theme_of
from briefing.render.typeset.families import Cut, packaged_characters, packaged_face
from briefing.render.typeset.theme import Theme, contrast
from briefing.render.typeset.theme_files import read_theme
from briefing.render.typeset.watermark import contrast_through, tint_of
from resources.themes import BRIEF_THEMES
from tests.render import sample_document
from tests.render.reading import objects_of, pages_of
from tests.render.typeset.tree import tags_of


@pytest.mark.parametrize("theme", BRIEF_THEMES)
@pytest.mark.parametrize("page", ["A4", "Letter"])
def test_every_theme_prints_everything(theme: str, page: str) -> None:
    made = render_pdf(sample_document.everything(), theme=theme, page=page)
    check_pdf(made)
    with pypdfium2.PdfDocument(made) as pdf:
        assert round(pdf[0].get_width()) == {"A4": 595, "Letter": 612}[page]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('extends = "assessment"\n[styles]\nbody = { sise = 9 }', "line 3.*no “sise”"),
        ('extends = "assessment"\n\n[colours]\nink = "dark"', "line 4.*not written as #RRGGBB"),
        ('extends = "assessment"\n[colours]\nmuted = "#BBBBBB"', "line 3.*contrast of 1.9:1"),
        ('extends = "assessment"\n[styles]\nmarking = { size = 9 }', "line 3.*12 points"),
        ('extends = "assessment"\n[page]\nsize = "A9"', "line 3.*not a page size"),
        ('extends = "assessment"\n[page]\nmargin = "wide"', "line 3.*not a number"),
        ('extends = "assessment"\n[styles]\nbody = { family = "script" }', "line 3.*family “script”"),
        ("[page\nsize = 1", "line 1"),
    ],
)
def test_a_wrong_theme_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(RenderError, match=told):
        read_theme(text, "mine")


def test_a_theme_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('name = "Mine"\nextends = "note"\n[page]\nmargin = 60\n', encoding="utf-8")
    theme = theme_in(path)
    assert (theme.name, theme.margin) == ("Mine", 60)
    assert render_pdf(sample_document.executive(), theme=theme)
    with pytest.raises(RenderError, match="cannot be read"):
        theme_in(tmp_path / "none.toml")
    with pytest.raises(RenderError, match="no theme “none”"):
        theme_of("none")


OWN_FONT = """
extends = "note"
[fonts.house]
regular = "house.ttf"
[families.sans]
font = "house"
"""


def house_font(folder: Path, permissions: int = 0) -> Path:
    """A theme with a font of its own, whose maker permits so much; its file."""
    face = packaged_face(Cut("jetbrains-mono"), bold=False, italic=False)
    assert face is not None
    font = bytearray(face.face.blob.data)
    tables = int.from_bytes(font[4:6], "big")
    entry = next(at for at in range(12, 12 + 16 * tables, 16) if font[at : at + 4] == b"OS/2")
    begin = int.from_bytes(font[entry + 8 : entry + 12], "big")
    font[begin + 8 : begin + 10] = permissions.to_bytes(2, "big")
    (folder / "house.ttf").write_bytes(font)
    path = folder / "mine.toml"
    path.write_text(OWN_FONT, encoding="utf-8")
    return path


def test_a_font_beside_the_theme_sets_its_family_and_brings_its_letters(tmp_path: Path) -> None:
    theme = theme_in(house_font(tmp_path))
    document = Document("Title ⏻", body=(Paragraph(plain("Body ⏻ here")), CodeBlock("code ⏻")))
    made = render_pdf(document, theme=theme)
    assert b"JetBrainsMono" in objects_of(made)
    assert "⏻" not in packaged_characters()
    assert pages_of(made)[0].count("⏻") == 3
    assert made == render_pdf(document, theme=theme)


@pytest.mark.parametrize(
    ("permissions", "told"),
    [
        (0x0002, "line 4.*does not permit it to be embedded in a document"),
        (0x0104, "line 4.*embedded in part"),
        (0x0200, "line 4.*but as bitmaps"),
    ],
)
def test_a_font_that_may_not_be_embedded_is_refused(tmp_path: Path, permissions: int, told: str) -> None:
    with pytest.raises(RenderError, match=told):
        theme_in(house_font(tmp_path, permissions))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("house.ttf", "gone.ttf", "line 4.*gone.ttf cannot be read"),
        ("house.ttf", "../house.ttf", "line 4.*lies beside the theme"),
        ("house.ttf", "mine.toml", "line 4.*a .ttf or .otf file"),
        ("house.ttf", "torn.ttf", "line 4.*torn.ttf is no font"),
        ('font = "house"', 'font = "home"', "line 6.*“home” that is not under"),
        ("regular =", "roman =", "line 3.*with its files"),
        ("regular =", 'slanted = "x.ttf"\nregular =', "line 4.*no “slanted”"),
    ],
)
def test_a_wrong_font_is_told_with_its_line(tmp_path: Path, before: str, after: str, told: str) -> None:
    path = house_font(tmp_path)
    (tmp_path / "torn.ttf").write_bytes((tmp_path / "house.ttf").read_bytes()[:300])
    path.write_text(OWN_FONT.replace(before, after), encoding="utf-8")
    with pytest.raises(RenderError, match=told):
        theme_in(path)


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0
    assert round(contrast("#777777", "#FFFFFF"), 2) == 4.48


DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#4A1F5C"/></svg>'
)
HOUSE = """
extends = "note"
language = "de"
[logo]
file = "logo.svg"
alt = "House of Analysis"
height = 24
side = "left"
[header]
left = "{title}"
centre = "Zentrum"
right = "{serial} · {version}"
[footer]
right = "{dated} · {page}"
[words]
page = "Seite {page} von {pages}"
draft = "Entwurf"
"""


def house(tmp_path: Path) -> Theme:
    (tmp_path / "logo.svg").write_bytes(DRAWING)
    (tmp_path / "house.toml").write_text(HOUSE, encoding="utf-8")
    return theme_in(tmp_path / "house.toml")


def test_a_house_has_its_logo_its_language_and_its_words_at_head_and_foot(tmp_path: Path) -> None:
    document = replace(sample_document.executive(), serial="A-7", version="", dated="6 January 2026")
    made = render_pdf(document, theme=house(tmp_path), draft=True)
    pages = pages_of(made)
    assert f"6 January 2026 · Seite 1 von {len(pages)}" in pages[0]
    assert "Zentrum" not in pages[0]
    assert "Zentrum" in pages[1]
    # The version is empty, and its separator goes with it.
    assert "A-7 ·" not in pages[1]
    assert all("ENTWURF" in page for page in pages)
    assert "House of Analysis" in [each.alt for each in tags_of(made) if each.tag == "Figure"]
    with pikepdf.open(BytesIO(made)) as pdf:
        assert str(pdf.Root.Lang) == "de"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('extends = "note"\n[colors]\nink = "#000000"', "line 2.*no “colors”"),
        ('extends = "note"\n[page]\nmargins = 3', "line 3.*no “margins”"),
        ('extends = "note"\n[colours]\nacent = "#000000"', "line 3.*nothing uses “acent”.*is “accent” meant"),
        ('extends = "note"\n[styles]\nheading1 = { size = 9 }', "line 3.*nothing uses “heading1”.*“heading-1” meant"),
        ('extends = "note"\n[page]\nmargin = 290', "line 3.*from 18 to 150"),
        ('extends = "note"\n[header]\nleft = "{titel}"', "line 3.*no field {titel}"),
        ('extends = "note"\n[footer]\nleft = "{title"', "line 3.*braces"),
        ('extends = "note"\n[logo]\nfile = "../logo.svg"\nalt = "x"', "line 3.*beside the theme"),
        ('extends = "note"\n[logo]\nfile = "none.svg"\nalt = "x"', "line 3.*cannot be read"),
        ('extends = "note"\n[logo]\nfile = "none.svg"', "line 2.*needs an “alt”"),
        ('extends = "note"\n[colours]\npanel = "#888888"', "line 3.*to “panel”"),
        ('extends = "note"\n[styles]\nbody = { colour = "#BBBBBB" }', "line 3.*contrast of 1.9:1"),
        ('extends = "note"\n[styles]\nbody = { bold = "yes" }', "line 3.*true or false"),
        ('extends = "note"\n[families.sans]\npackage = "comic"', "line 3.*fontpkg-comic, which is not installed"),
        ('extends = "mine"', "line 1.*no theme of ours"),
        ('name = "Bare"', "missing from"),
        ('extends = "note"\nlanguage = 7', "line 2.*in quotes"),
    ],
)
def test_a_wrong_theme_of_ones_own_is_told_with_its_line(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RenderError, match=told):
        theme_in(path)


@pytest.mark.parametrize("theme", BRIEF_THEMES)
def test_the_watermark_leaves_every_ink_its_contrast(theme: str) -> None:
    look = theme_of(theme)
    tint = tint_of(look)
    inks = {look.colour(style.colour) for style in look.styles.values()} - {"#FFFFFF"}
    assert all(contrast_through(ink, "#FFFFFF", tint) >= 4.5 for ink in inks)
    assert contrast(tint, "#FFFFFF") > 1.1
