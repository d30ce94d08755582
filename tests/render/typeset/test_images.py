"""Pictures keep their pixels and their holes, and lose what a camera says of its owner."""
# SPDX-License-Identifier: MIT

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from briefing.brief.document import Document, Figure
from briefing.render import render_pdf
from briefing.render.typeset.images import without_origin

RED, CLEAR = (200, 30, 40, 255), (0, 0, 0, 0)
PLACE = "52 degrees north"


def figure_of(image: Image.Image, form: str, **saved: object) -> Figure:
    made = BytesIO()
    image.save(made, form, **saved)  # type: ignore[arg-type]  # pillow's own options
    return Figure(made.getvalue(), f"image/{form.lower()}", "A picture", width=0.4)


def half_clear() -> Image.Image:
    image = Image.new("RGBA", (40, 20), RED)
    image.paste(CLEAR, (20, 0, 40, 20))
    return image


def seen(made: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(made) as pdf:
        return pdf[0].render(scale=1).to_pil().convert("RGB")


def colours_in(made: bytes) -> set[tuple[int, int, int]]:
    found = seen(made).getcolors(1 << 24) or []
    return {colour for count, colour in found if count > 500}  # type: ignore[misc]  # RGB


def box_of_red(made: bytes) -> tuple[int, int]:
    """Width and height of what is red on the page, in points."""
    red = seen(made).getchannel("G").point(lambda value: 255 if value < 90 else 0)
    left, top, right, low = red.getbbox() or (0, 0, 0, 0)
    return right - left, low - top


@pytest.mark.parametrize("mode", ["RGBA", "P", "LA"])
def test_what_is_clear_in_a_picture_shows_the_paper(mode: str) -> None:
    image = half_clear().convert(mode)
    made = render_pdf(Document("T", body=(figure_of(image, "PNG"),)))
    across, _down = box_of_red(made)
    shown = colours_in(made)
    assert (255, 255, 255) in shown
    assert (0, 0, 0) not in shown
    assert 90 < across < 112  # half of four tenths of the text's width


@pytest.mark.parametrize("mode", ["1", "L", "I;16", "P", "RGB", "CMYK"])
def test_every_kind_of_picture_is_printed(mode: str) -> None:
    image = Image.new("L", (30, 30), 0).convert(mode) if mode != "I;16" else Image.new("I;16", (30, 30), 0)
    form = "JPEG" if mode == "CMYK" else "PNG"
    shown = colours_in(render_pdf(Document("T", body=(figure_of(image, form),))))
    assert any(max(colour) < 60 for colour in shown)


def test_a_photograph_says_nothing_of_place_camera_or_owner() -> None:
    told = Image.Exif()
    told[0x010F], told[0x013B], told[0x8298] = "Camera maker", "An owner", PLACE
    photograph = figure_of(Image.new("RGB", (30, 20), RED[:3]), "JPEG", exif=told, comment=b"taken from the roof")
    assert PLACE.encode() in photograph.image
    made = render_pdf(Document("T", body=(photograph,)))
    for words in (b"Camera maker", b"An owner", PLACE.encode(), b"Exif", b"taken from the roof"):
        assert words not in made
    with Image.open(BytesIO(without_origin(photograph.image))) as kept:
        assert kept.size == (30, 20)


def test_a_photograph_that_was_taken_upright_stands_upright() -> None:
    told = Image.Exif()
    told[0x0112] = 6
    lying = figure_of(Image.new("RGB", (60, 20), RED[:3]), "JPEG", exif=told)
    across, down = box_of_red(render_pdf(Document("T", body=(lying,))))
    assert down > 2.5 * across


def test_a_picture_that_stands_twice_is_in_the_file_once() -> None:
    figure = figure_of(Image.effect_noise((80, 80), 60), "PNG")
    once = len(render_pdf(Document("T", body=(figure,))))
    twice = len(render_pdf(Document("T", body=(figure, figure))))
    assert twice - once < 2000
