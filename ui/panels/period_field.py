"""A field for a vague date, with a line under it that says how its words are read."""
# SPDX-License-Identifier: MIT

from calendar import monthrange

from PySide6.QtCore import QCoreApplication, QLocale

from briefing.model import Period
from briefing.model.vague_dates import dates_of, is_understood, read_period, typed_as
from ui.kit import Label, LineField

_DAY = len("2026-01-01")


class PeriodField(LineField):
    """Takes "March 2024", "summer 2019", "between 3 and 8 May 2026"; `hint` stands under it in the form.

    Tie it with `words=typed_as` and `read=read_period`, and tell it the item's period by `know`.
    """

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__(name, placeholder)
        self.hint = Label(size=11, colour="sub", wrap=True)
        self._known: Period | None = None
        self.textChanged.connect(self._say)

    def know(self, period: Period | None) -> None:
        """This is what the project has: its ends may have been set otherwise than by its words."""
        self._known = period
        self._say(self.text())

    def _say(self, typed: str) -> None:
        period = read_period(typed)
        if self._known is not None and typed_as(self._known) == typed:
            period = self._known
        if period is None or (is_understood(period) and not period.words):
            self.hint.hide()
            return
        understood = is_understood(period)
        words = self.tr("Kept in your words. For dates, add them: “{words} (2026-01-01 – 2026-06-30)”")
        self.hint.setText(
            self.tr("Read as {dates}").format(dates=dates_of(period))
            if understood
            else words.format(words=period.words)
        )
        self.hint.set_colour("sub" if understood else "warning")
        self.hint.show()


def short_period(period: Period | None) -> str:
    """A period for a row: "12 Jul 2019", "Sep – Nov 2020", "2017", "until Dec 2026"; its words where it has no end."""
    if period is None:
        return ""
    first, last = period.earliest[:_DAY], period.latest[:_DAY]
    if not first and not last:
        return period.words
    if not first:
        return _said("until {0}").format(_ending(last))
    if not last:
        return _said("from {0}").format(_beginning(first))
    return _both(first, last)


def _both(first: str, last: str) -> str:
    if first == last:
        return _day(first)
    if _opens_month(first) and _closes_month(last):
        if first[:4] == last[:4] and (first[5:7], last[5:7]) == ("01", "12"):
            return first[:4]
        if first[:7] == last[:7]:
            return _month(first)
        begin = _month_name(first) if first[:4] == last[:4] else _month(first)
        return f"{begin} – {_month(last)}"
    begin = _day(first)
    if first[:4] == last[:4]:
        begin = _day_of_month(first) if first[:7] == last[:7] else f"{_day_of_month(first)} {_month_name(first)}"
    return f"{begin} – {_day(last)}"


def _beginning(first: str) -> str:
    if first[5:] == "01-01":
        return first[:4]
    return _month(first) if _opens_month(first) else _day(first)


def _ending(last: str) -> str:
    if last[5:] == "12-31":
        return last[:4]
    return _month(last) if _closes_month(last) else _day(last)


def _opens_month(day: str) -> bool:
    return day.endswith("-01")


def _closes_month(day: str) -> bool:
    return int(day[8:]) == monthrange(int(day[:4]), int(day[5:7]))[1]


def _day_of_month(day: str) -> str:
    return str(int(day[8:]))


def _month_name(day: str) -> str:
    return QLocale().monthName(int(day[5:7]), QLocale.FormatType.ShortFormat)


def _month(day: str) -> str:
    return f"{_month_name(day)} {day[:4]}"


def _day(day: str) -> str:
    return f"{_day_of_month(day)} {_month(day)}"


def _said(text: str) -> str:
    return QCoreApplication.translate("panels", text)
