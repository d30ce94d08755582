"""Likelihood and impact of the open risk: the matrix under a line that says in words what is chosen."""
# SPDX-License-Identifier: MIT

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing.actions.items import rate
from briefing.model import Impact, Likelihood, Risk
from ui import measure
from ui.desk import Desk
from ui.kit import Label, MatrixView, tool_button
from ui.panels.words import Rating


class RatingBlock(QWidget):
    """The matrix with every risk in it; one click or the arrow keys rate the open one."""

    def __init__(self, desk: Desk, rating: Rating) -> None:
        super().__init__()
        self._desk = desk
        self._rating = rating
        self._risk_id = ""
        self.matrix = MatrixView(terms=rating.scale, bands=rating.matrix)
        self.matrix.picked.connect(self._rate)
        rating.reworded.connect(lambda: self.matrix.reword(rating.scale, rating.matrix))
        self.words = Label(size=12, weight=500, colour="sub", elide=True)
        self.clear_button = tool_button("x", self.tr("Take the risk out of the matrix"))
        measure.whenever(self, lambda: self.clear_button.setFixedSize(measure.sign(24), measure.sign(24)))
        self.clear_button.setProperty("comes_after", self.matrix)  # Tab goes from the title into the matrix
        self.clear_button.clicked.connect(lambda: self._rate("", ""))
        head = QHBoxLayout()
        head.setSpacing(6)
        self._title = Label(self.tr("Likelihood × impact"), size=12, weight=600)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.words)
        head.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        # The matrix first: from the title one Tab leads into it, whether it holds the risk or not.
        column.addWidget(self.matrix)
        column.insertLayout(0, head)

    def show_risk(self, risk: Risk | None) -> None:
        """Ring this risk's cell and say it in words; None greys the matrix."""
        shown_id = risk.id if risk is not None else ""
        if shown_id != self._risk_id:
            self.matrix.flush()
            self._risk_id = shown_id
        risks = self._desk.project.all(Risk)
        self.matrix.set_risks(
            ((one.label, *self._rating.cell(one)) for one in risks), risk.label if risk is not None else ""
        )
        self.matrix.set_current(*(self._rating.cell(risk) if risk is not None else ("", "")))
        self.words.setText(self._said(risk))
        if risk is not None and self._rating.band(risk) is not None:
            # The matrix says the shares, and which row and column are meant.
            band = self._rating.band_words(risk)
            self.words.say_shorter(f"{self._rating.summary(risk, with_share=False)} · {band}", band)
        self.clear_button.setVisible(risk is not None and (risk.likelihood is not None or risk.impact is not None))

    def _said(self, risk: Risk | None) -> str:
        if risk is None:
            return ""
        summary = self._rating.summary(risk)
        if not summary:
            return self.tr("Not rated")
        band = self._rating.band(risk)
        return f"{summary} · {self._rating.band_words(risk)}" if band is not None else summary

    def _rate(self, term: str, impact: str) -> None:
        risk = self._desk.project.find(Risk, self._risk_id)
        if risk is None:
            return
        likelihood = Likelihood(self._rating.scale.id, term) if term else None
        self._desk.do(lambda: rate(self._desk.project, risk, likelihood, Impact(impact) if impact else None))
