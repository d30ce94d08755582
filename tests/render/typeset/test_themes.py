"""Every theme prints everything; a wrong theme is told with its line and its reason."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pypdfium2
import pytest

from briefing.errors import RenderError
from briefing.render import render_pdf
from briefing.render.typeset import check_pdf, theme_in, theme_of
from briefing.render.typeset.theme import contrast
from briefing.render.typeset.theme_files import read_theme
from resources.themes import BRIEF_THEMES
from tests.render import sample_document


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


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0
    assert round(contrast("#777777", "#FFFFFF"), 2) == 4.48
