"""The panels' words and icons for what the model grades with: types, impacts, trends, bands, stances."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QCoreApplication, QObject, Signal

from briefing.brief.yardstick import SETTING, yardstick_of
from briefing.model import ActorType, Kind, Likelihood, Risk, Stance
from briefing.project import Change
from resources import Band, MatrixBands, Scale, Term
from ui.desk import Desk
from ui.wording import called

ACTOR_ICONS = {
    ActorType.PERSON: "user-round",
    ActorType.STATE: "flag",
    ActorType.ORGANISATION: "landmark",
    ActorType.MILITARY_UNIT: "shield",
    ActorType.COMPANY: "factory",
    ActorType.GROUP: "users-round",
    ActorType.MEDIA: "newspaper",
    ActorType.PLACE: "map-pin",
}
STANCE_ICONS = {Stance.FOR: "plus", Stance.AGAINST: "minus", Stance.CONTEXT: "info"}

PESTLE = (
    "Political",
    "Economic",
    "Social",
    "Technological",
    "Legal",
    "Environmental",
)
PMESII_PT = (
    "Political",
    "Military",
    "Economic",
    "Social",
    "Information",
    "Infrastructure",
    "Physical environment",
    "Time",
)


def said(text: str, comment: str = "") -> str:
    """A word of the panels in the user's language."""
    return QCoreApplication.translate("panels", text, comment)


def capital(words: str) -> str:
    """The words with a capital at their head."""
    return words[:1].upper() + words[1:]


def type_words(kind: ActorType) -> str:
    """What an actor is: "Military unit"."""
    return {
        ActorType.PERSON: said("Person"),
        ActorType.STATE: said("State"),
        ActorType.ORGANISATION: said("Organisation"),
        ActorType.MILITARY_UNIT: said("Military unit"),
        ActorType.COMPANY: said("Company"),
        ActorType.GROUP: said("Group"),
        ActorType.MEDIA: said("Media"),
        ActorType.PLACE: said("Place"),
    }[kind]


def stance_words(stance: Stance) -> str:
    """What a passage does for its item: "For"."""
    return {
        Stance.FOR: said("For"),
        Stance.AGAINST: said("Against"),
        Stance.CONTEXT: said("Context"),
    }[stance]


def categories() -> list[str]:
    """The words of PESTLE and PMESII-PT, each once."""
    return [said(word) for word in dict.fromkeys((*PESTLE, *PMESII_PT))]


class Rating(QObject):
    """The project's scale and matrix in the words of its house, and where a risk stands in them.

    A scale without a matrix of its own leaves the first one in force: terms of two scales are never exchanged, so risks
    rated by another scale stand in no cell. Make it before what shows it: it hears a change of the words first.
    """

    reworded = Signal()
    """The house has other words or bands now, by an edit or by undo."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._known = yardstick_of(desk.project)
        desk.changed.connect(self._hear)

    @property
    def scale(self) -> Scale:
        """The terms for likelihoods."""
        return self._known.scale

    @property
    def matrix(self) -> MatrixBands:
        """The impacts, the levels, the bands."""
        return self._known.matrix

    def cell(self, risk: Risk) -> tuple[str, str]:
        """Ids of the risk's term and impact; both "" where it stands in no cell."""
        if risk.likelihood is None or risk.impact is None or risk.likelihood.scale != self.scale.id:
            return "", ""
        return (risk.likelihood.term, risk.impact.value) if self.term(risk.likelihood) is not None else ("", "")

    def band(self, risk: Risk) -> Band | None:
        """The band of the risk's cell, None where it stands in none."""
        term, impact = self.cell(risk)
        return self.matrix.band(term, impact) if term else None

    def band_words(self, risk: Risk) -> str:
        """The band in one word: "High"; "Not rated" where there is none."""
        band = self.band(risk)
        return capital(called(band)) if band is not None else said("Not rated")

    def term(self, likelihood: Likelihood | None) -> Term | None:
        """The term of a likelihood, of whatever scale; None where it has none, or one that is not known here."""
        found = self._known.term_of(likelihood)
        return found[1] if found is not None else None

    def impact_words(self, risk: Risk) -> str:
        """The risk's impact: "major"; "" where it has none."""
        return called(self.matrix.impact(risk.impact.value)) if risk.impact is not None else ""

    def summary(self, risk: Risk, *, with_share: bool = True) -> str:
        """Term, its band of probability, and impact: "Likely 55–80 % · Major"; "" where neither is given."""
        term = self.term(risk.likelihood)
        share = f" {term.band}" if term is not None and with_share else ""
        parts = [f"{capital(called(term))}{share}"] if term is not None else []
        if term is None and risk.likelihood is not None:
            parts.append(risk.likelihood.term)  # of a scale this version does not know: better than nothing
        if risk.impact is not None:
            parts.append(capital(self.impact_words(risk)))
        return " · ".join(parts)

    def _hear(self, change: Change) -> None:
        if SETTING in change.ids(Kind.SETTING):
            self._known = yardstick_of(self._desk.project)
            self.reworded.emit()


def counted(words: str, count: int) -> str:
    """A number with its word: "1 mention", "3 mentions", from "%Ln mention(s)" (see `ui.wording`)."""
    return QCoreApplication.translate("panels", words, None, count)


def mentions_words(count: int) -> str:
    """How many passages speak of an actor: "3 mentions"."""
    return counted("%Ln mention(s)", count)
