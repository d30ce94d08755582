"""Rules of the front matter: title, marking, cut-off, serial."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from briefing.brief.document import Marking
from briefing.brief.markings import TLP, wrong_portions
from briefing.model import Issue
from briefing.tradecraft.problems import Fix, Severity
from briefing.tradecraft.registry import Checked, Found, rule


@rule("B101", Severity.MUST, "No title")
def title(checked: Checked) -> Iterator[Found]:
    """A brief has a title of its own; a good one is a judgement."""
    if not checked.brief.title.strip():
        yield checked.front("title"), "The brief has no title.", Fix("Write one: a judgement in a sentence.")


@rule("B102", Severity.MUST, "No marking", "TLP 2.0")
def marking(checked: Checked) -> Iterator[Found]:
    """Every page says who may see it."""
    if not (checked.brief.tlp or checked.brief.classification.strip()):
        said = "Neither a TLP label nor a classification says who may see the brief."
        yield checked.front("tlp"), said, Fix("Choose a TLP label, or write the house's marking.")


@rule("B103", Severity.MUST, "No information cut-off", "ICD 203")
def cut_off(checked: Checked) -> Iterator[Found]:
    """A reader must know up to when the brief knows."""
    if not checked.brief.cut_off:
        said = "The brief does not say up to when it knows."
        yield checked.front("cut_off"), said, Fix("Set the information cut-off.")


@rule("B104", Severity.SHOULD, "Cut-off that cannot be")
def cut_off_in_time(checked: Checked) -> Iterator[Found]:
    """The cut-off is a moment, not after the brief's date and not before the last issue's."""
    written = checked.brief.cut_off
    moment = _moment(written)
    if not written:
        return
    if moment is None:
        said = f"The cut-off “{written}” is no date with a time."
        yield checked.front("cut_off"), said, Fix("Write it like 2026-01-05T16:00+00:00.")
        return
    dated = _moment(checked.brief.dated)
    if dated is not None and moment.date() > dated.date():
        said = "The information cut-off lies after the brief's date."
        yield checked.front("cut_off"), said, Fix("Set the brief's date, or an earlier cut-off.")
    issued = max((one.issued_at for one in checked.project.where(Issue, brief_id=checked.brief.id)), default="")
    last = _moment(issued)
    if last is not None and moment <= last:
        said = "The cut-off lies before the last issue: nothing newer can be in this one."
        yield checked.front("cut_off"), said, Fix("Move the cut-off on.")


@rule("B105", Severity.MUST, "No TLP label", "TLP 2.0")
def tlp_label(checked: Checked) -> Iterator[Found]:
    """A TLP label is one of five, written exactly so."""
    written = checked.brief.tlp
    if written and written not in TLP:
        said = f"“{written}” is no label of TLP 2.0."
        yield checked.front("tlp"), said, Fix(f"One of {', '.join(TLP)}.")


@rule("B106", Severity.MUST, "Portion above the banner", "TLP 2.0")
def banner(checked: Checked) -> Iterator[Found]:
    """The banner is never lower than the highest portion, sources and quotes included."""
    written = Marking(checked.brief.tlp, checked.brief.classification)
    needed = checked.scheme.banner(written, checked.composed.marks)
    if written.tlp in TLP and needed.tlp != written.tlp:
        said = f"Something in the brief is {needed.tlp}; its banner says {written.tlp}."
        yield checked.front("tlp"), said, Fix(f"Mark the brief {needed.tlp}.", needed.tlp)
    if not (written.tlp or written.banner) and needed.tlp:
        said = f"Something in the brief is {needed.tlp}; it has no banner."
        yield checked.front("tlp"), said, Fix(f"Mark the brief {needed.tlp}.", needed.tlp)
    if written.banner != needed.banner:
        said = f"Something in the brief is {needed.banner}; its banner says {written.banner or 'nothing'}."
        yield checked.front("classification"), said, Fix(f"Mark the brief {needed.banner}.", needed.banner)


@rule("B107", Severity.MUST, "Wrong portion mark", "TLP 2.0")
def portion(checked: Checked) -> Iterator[Found]:
    """A portion mark of TLP is written exactly so."""
    for section in checked.sections:
        for fault in wrong_portions(section.body, checked.scheme):
            fix = Fix(f"Write {fault.fix}.", fault.fix) if fault.fix else Fix(f"One of {', '.join(TLP)}.")
            yield checked.text(section, fault.start, fault.end), fault.message, fix


@rule("B108", Severity.SHOULD, "Serial used before")
def serial(checked: Checked) -> Iterator[Found]:
    """A serial names one issue."""
    written = checked.brief.serial.strip()
    for issue in checked.project.where(Issue, serial=written) if written else ():
        if (issue.brief_id, issue.version) == (checked.brief.id, checked.brief.version) or issue.version == "":
            said = f"The serial {written} was issued on {issue.issued_at[:10]}."
            yield checked.front("serial"), said, Fix("Leave it empty: the next issue gets the next one.", "")
            return


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
