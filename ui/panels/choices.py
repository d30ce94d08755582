"""The grades that several panels choose from: confidence, trend, likelihood with its band of probability."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing.model import Confidence, Likelihood, Trend
from resources import Scale, Term
from ui import fonts, theme
from ui.kit import ComboField, SegmentedControl
from ui.kit.painting import box, smooth
from ui.panels.several import Shared
from ui.panels.words import Rating, capital, said
from ui.wording import called


def confidence_words() -> list[tuple[str, str]]:
    """The confidences with their words."""
    return [
        (Confidence.LOW.value, said("Low")),
        (Confidence.MODERATE.value, said("Moderate")),
        (Confidence.HIGH.value, said("High")),
    ]


def trend_words() -> list[tuple[str, str]]:
    """The trends with their words."""
    return [
        (Trend.RISING.value, said("Rising")),
        (Trend.STEADY.value, said("Steady")),
        (Trend.FALLING.value, said("Falling")),
    ]


def confidence_control() -> SegmentedControl:
    """Low, moderate or high; chosen again it is taken away."""
    return SegmentedControl(confidence_words(), said("Confidence"), clearable=True)


def trend_control() -> SegmentedControl:
    """Rising, steady or falling; chosen again it is taken away."""
    return SegmentedControl(trend_words(), said("Trend"), clearable=True)


def shared_confidence() -> Shared:
    """The confidence of several items."""
    options = (("", said("Not given")), *confidence_words())
    return Shared(said("Confidence"), "confidence", options, lambda one: Confidence(one) if one else None)


def shared_trend() -> Shared:
    """The trend of several items."""
    options = (("", said("Not given")), *trend_words())
    return Shared(said("Trend"), "trend", options, lambda one: Trend(one) if one else None)


def shared_likelihood(known: Scale) -> Shared:
    """The likelihood of several items, in the terms of the project's scale."""
    return Shared(said("Likelihood"), "likelihood", likelihood_options(known), read_likelihood, likelihood_id)


def likelihood_options(known: Scale) -> list[tuple[str, str]]:
    """The terms of a scale with their bands, the least likely first, after none at all."""
    terms = [(f"{known.id}/{term.id}", _with_band(term)) for term in known.terms]
    return [("", said("Not given")), *terms]


def likelihood_id(likelihood: Likelihood | None) -> str:
    """The option of a likelihood."""
    return f"{likelihood.scale}/{likelihood.term}" if likelihood is not None else ""


def read_likelihood(option: str) -> Likelihood | None:
    """The likelihood of an option."""
    known, _, term = option.partition("/")
    return Likelihood(known, term) if term else None


class LikelihoodField(ComboField):
    """A term of the project's scale, with its band; one of another scale is kept and shown as such."""

    def __init__(self, rating: Rating) -> None:
        super().__init__(said("Likelihood"), likelihood_options(rating.scale))
        self._rating = rating
        rating.reworded.connect(self._reword)

    def know(self, likelihood: Likelihood | None) -> None:
        """Have an option for this likelihood, too: call it before its value is shown."""
        option = likelihood_id(likelihood)
        if likelihood is None or self.findData(option) >= 0:
            return
        term = self._rating.term(likelihood)
        words = _with_band(term) if term is not None else likelihood.term
        self.addItem(said("{0} (scale {1})").format(words, likelihood.scale), option)

    def _reword(self) -> None:
        self.reword(likelihood_options(self._rating.scale))


class BandStrip(QWidget):
    """The band of a likelihood on a line from 0 to 100 %. It only shows what the field above it says."""

    def __init__(self) -> None:
        super().__init__()
        self._term: Term | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_term(self, term: Term | None) -> None:
        """Show the band of a term, nothing for none."""
        self._term = term
        self.setVisible(term is not None)
        self.setToolTip(_with_band(term) if term is not None else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._term is None:
            return
        desk = theme.current()
        painter = smooth(self)
        line = QRectF(1, 4, self.width() - 2, 5)
        box(painter, line, 2.5, fill=desk.colour("line"))
        begin = line.x() + line.width() * self._term.low / 100
        width = max(line.width() * (self._term.high - self._term.low) / 100, 5)
        box(painter, QRectF(begin, line.y(), width, 5), 2.5, fill=desk.colour("judgement"))
        painter.setFont(fonts.ui_font(10, 500))
        painter.setPen(desk.colour("sub"))
        for per_cent in (0, 50, 100):
            x = line.x() + line.width() * per_cent / 100
            painter.drawLine(round(x), 11, round(x), 13)
        painter.end()


def _with_band(term: Term) -> str:
    return f"{capital(called(term))}  {term.band}"
