"""PDFs for the tests: every line is drawn where the test says."""
# SPDX-License-Identifier: MIT

from io import BytesIO

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from briefing.sources import read_bytes

WIDTH, HEIGHT = 420, 595
REGULAR, BOLD = "Times-Roman", "Times-Bold"

STRAIT = (
    "The talks on the strait began again on Monday after three weeks of silence between the two capitals. "
    "Officials of both sides spoke of progress and would not say in what. A third round is to follow in April, "
    "when the parliaments are back from their recess and the budgets have been passed."
)
HARBOUR = (
    "In the harbour nobody believed in progress. The pilots have been paid late since the summer, the cranes "
    "stand still on two days of the week, and the insurers ask for twice the premium they asked for a year ago. "
    "A tug master said that he would leave when the next ship came in."
)
FLEET = (
    "The fleet has been rebuilt since the last war and is larger than its neighbours admit. Half of its ships are "
    "small and fast. They do not need to win a battle to close the water for a week, and a week is enough to "
    "empty the depots on the other shore."
)


class Paper:
    """Pages to draw on, measured in points from the top left corner."""

    def __init__(self, width=WIDTH, height=HEIGHT, **options):
        self._file = BytesIO()
        self.canvas = Canvas(self._file, pagesize=(width, height), invariant=1, **options)
        self.height = height

    def line(self, left, top, text, size=10, font=REGULAR):
        self.canvas.setFont(font, size)
        self.canvas.drawString(left, self.height - top, text)

    def lines(self, left, top, lines, size=10, *, font=REGULAR, pitch=12):
        for number, text in enumerate(lines):
            self.line(left, top + number * pitch, text, size, font)
        return top + len(lines) * pitch

    def text(self, left, top, text, width):
        """A paragraph, set ragged right; gives where the next line would stand."""
        return self.lines(left, top, broken(text, width))

    def turn(self):
        self.canvas.showPage()

    def made(self):
        self.canvas.showPage()
        self.canvas.save()
        return self._file.getvalue()


def broken(text, width):
    """The lines of a text as wide as `width`, in letters of 10 points."""
    return simpleSplit(text, REGULAR, 10, width)


def article_of(paper, name="article.pdf"):
    return read_bytes(paper.made(), name)
