"""A house's names for terms, impacts or levels: a field each, in whose place the standard's name stands in grey."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from briefing.brief.yardstick import LONGEST
from resources import Band, Impact, Term
from ui.kit import Label, LineField
from ui.wording import said

Entries = Sequence[Term | Impact | Band]


class NameFields(QWidget):
    """From the least to the gravest. `keep` gets all names that differ, by id, and returns why that cannot be."""

    def __init__(self, name: str, entries: Entries, keep: Callable[[Mapping[str, str]], str]) -> None:
        super().__init__()
        self._keep = keep
        self.setAccessibleName(name)
        self.fields = [LineField("") for _ in entries]
        self._ids: list[str] = []
        self._own: dict[str, str] = {}
        self._beside = [Label(size=11, colour="sub") for _ in entries]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, (field, beside) in enumerate(zip(self.fields, self._beside, strict=True)):
            field.setMaxLength(LONGEST)
            field.committed.connect(lambda _typed, place=row: self._commit(place))
            grid.addWidget(beside, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self.fields[0])

    def show_names(self, entries: Entries, own: Mapping[str, str], *, writable: bool) -> None:
        """Show what each is called: `entries` are the standard's, `own` the house's names by id."""
        self._ids = [entry.id for entry in entries]
        self._own = dict(own)
        for number, (entry, field, beside) in enumerate(zip(entries, self.fields, self._beside, strict=True), start=1):
            usual = said(entry.words)
            field.setPlaceholderText(usual)
            words = QCoreApplication.translate("preferences", "{0}: own name for “{1}”")
            field.setAccessibleName(words.format(self.accessibleName(), usual))
            beside.setText(entry.band if isinstance(entry, Term) else str(number))
            field.setReadOnly(not writable)
            field.show_value(own.get(entry.id, ""))

    def _commit(self, place: int) -> None:
        """Only what this field says: a name that is refused beside it holds no other up."""
        words = {**self._own, self._ids[place]: self.fields[place].text().strip()}
        self.fields[place].mark(self._keep({name: own for name, own in words.items() if own}))
