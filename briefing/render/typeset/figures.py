"""Figures: PNG and JPEG through reportlab, SVG drawn as shapes."""
# SPDX-License-Identifier: MIT

import re
from io import BytesIO
from typing import Any

from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader

from briefing.brief.document import Figure
from briefing.errors import RenderError
from briefing.render.typeset.drawing import Canvas, Picture
from briefing.render.typeset.fileform import NOTHING_WRITTEN
from briefing.render.typeset.host import Page
from briefing.render.typeset.pieces import Piece
from briefing.render.typeset.setter import Setter
from briefing.render.typeset.structure import Node
from briefing.render.typeset.svg import Drawing, read_svg

# Streams as they are: text armour would only make the file larger.
rl_config.useA85 = 0
PLAIN_MODES = {"RGB", "RGBA", "L"}
# A figure is at most this part of a page high.
TALLEST = 0.5


class Photograph(Picture):
    """A raster image."""

    def __init__(self, figure: Figure, image: "Image.Image", setter: Setter, node: Node) -> None:
        super().__init__(node.child(b"Figure"), figure.alt, after=4)
        self.figure = figure
        self.image = image
        self.setter = setter

    def laid_out(self) -> float:
        """The figure's part of the width, never taller than half a page."""
        across, down = self.image.size
        self.width *= min(1.0, self.figure.width)
        self.width = min(self.width, self.setter.frame.height * TALLEST * across / down)
        return self.width * down / across

    def paint(self, canvas: Canvas, page: Page) -> None:
        """Draw it by reportlab, and give the page its name."""
        host = page.host
        host.canvas.drawImage(self._source(), 0, 0, self.width, self.height, mask="auto")
        code = host.figure_code()
        for name in re.findall(rb"/(FormXob\S+) Do", code):
            host.pictures[name] = host.objects.number_of_name(name.decode("ascii"))
        canvas.shape(code)

    def _source(self) -> Any:
        if self.figure.media_type == "image/jpeg" and self.image.mode in {"RGB", "L"}:
            return ImageReader(BytesIO(self.figure.image))
        # Palettes and colours of print have no place in a file whose colours are sRGB.
        has_holes = self.image.mode in {"P", "LA", "PA"} and "transparency" in self.image.info
        mode = self.image.mode if self.image.mode in PLAIN_MODES else "RGBA" if has_holes else "RGB"
        return ImageReader(self.image.convert(mode))


class Vectors(Picture):
    """A drawing made of shapes."""

    def __init__(self, figure: Figure, drawing: Drawing, setter: Setter, node: Node) -> None:
        super().__init__(node.child(b"Figure"), figure.alt, after=4)
        self.figure = figure
        self.drawing = drawing
        self.setter = setter

    def laid_out(self) -> float:
        """The figure's part of the width, never taller than half a page."""
        shape = self.drawing.height / self.drawing.width
        self.width *= min(1.0, self.figure.width)
        self.width = min(self.width, self.setter.frame.height * TALLEST / shape)
        return self.width * shape

    def paint(self, canvas: Canvas, page: Page) -> None:
        """Shapes, then words; both in the drawing's own measure, its y downwards."""
        scale = self.width / self.drawing.width
        canvas.shape(b"%.5f 0 0 %.5f 0 %.2f cm" % (scale, -scale, self.height), *self.drawing.shapes)
        for words in self.drawing.words:
            label = self.setter.label(words.text, "axis", colour=words.colour)
            size = words.size / label.font.size
            shift = {"middle": 0.5, "end": 1.0}.get(words.anchor, 0.0) * label.width
            turn = b"q %.4f %.4f %.4f %.4f %.2f %.2f cm %.4f 0 0 %.4f 0 0 cm" % (*words.matrix, size, -size)
            canvas.shape(turn, label.at(-shift, 0.0), b"Q")


def set_figure(figure: Figure, setter: Setter, node: Node) -> list[Piece]:
    """The picture between its caption and its source. Raises RenderError for a damaged one."""
    picture: Piece
    try:
        if figure.media_type == "image/svg+xml":
            picture = Vectors(figure, read_svg(figure.image), setter, node)
        else:
            image = Image.open(BytesIO(figure.image))
            image.load()
            picture = Photograph(figure, image, setter, node)
    except (OSError, ValueError, SyntaxError) as error:
        raise RenderError(
            f"The picture “{figure.alt}” cannot be read: it is damaged, or not what its name says.",
            safe=NOTHING_WRITTEN,
            remedy="Put the picture into the brief again.",
            details=str(error),
        ) from error
    return setter.exhibit(figure, [picture], node)
