"""Figures: PNG and JPEG as images of the file, SVG drawn as shapes."""
# SPDX-License-Identifier: MIT

from PIL import Image

from briefing.brief.document import Figure
from briefing.errors import RenderError
from briefing.render.typeset.drawing import Canvas, Picture
from briefing.render.typeset.fileform import NOTHING_WRITTEN
from briefing.render.typeset.host import Page
from briefing.render.typeset.images import opened, size_of, write_image
from briefing.render.typeset.pieces import Piece
from briefing.render.typeset.setter import Setter
from briefing.render.typeset.structure import Node
from briefing.render.typeset.svg import Drawing, read_svg

# A figure is at most this part of a page high.
TALLEST = 0.5


class Photograph(Picture):
    """A raster image."""

    def __init__(self, figure: Figure, image: Image.Image, setter: Setter, node: Node) -> None:
        super().__init__(node.child(b"Figure"), figure.alt, after=4)
        self.figure = figure
        self.image = image
        self.setter = setter

    def laid_out(self) -> float:
        """The figure's part of the width, never taller than half a page."""
        across, down = size_of(self.image)
        self.width *= min(1.0, self.figure.width)
        self.width = min(self.width, self.setter.frame.height * TALLEST * across / down)
        return self.width * down / across

    def paint(self, canvas: Canvas, page: Page) -> None:
        """Draw it; one that stands twice in the brief is in the file once."""
        host = page.host
        number = host.pictures.get(self.figure.image)
        if number is None:
            number = write_image(self.image, self.figure.image, host.objects)
            host.pictures[self.figure.image] = number
        canvas.shape(b"%.2f 0 0 %.2f 0 0 cm/I%d Do" % (self.width, self.height, number))


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
            picture = Photograph(figure, opened(figure.image), setter, node)
    except (OSError, ValueError, SyntaxError) as error:
        raise RenderError(
            f"The picture “{figure.alt}” cannot be read: it is damaged, or not what its name says.",
            safe=NOTHING_WRITTEN,
            remedy="Put the picture into the brief again.",
            details=str(error),
        ) from error
    return setter.exhibit(figure, [picture], node)
