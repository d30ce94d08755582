"""The pages Brief and Files: how new briefs begin, and where files go."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefing.brief.citation_styles import CITATIONS, CitationStyle
from briefing.brief.house import STANDARD_SERIAL, TEMPLATE, set_users_default, users_defaults
from briefing.brief.markings import TLP
from briefing.brief.templates import templates
from briefing.errors import BriefingError
from briefing.model import Brief
from briefing.project import backup_rules
from briefing.project.backup_rules import BackupRules
from briefing.project.faults import said_of_system
from briefing.project.thinning import Keeping
from ui.kit import ComboField, Label, LineField, SegmentedControl
from ui.panels.brief_panel import citation_words
from ui.preferences.applying import Applying
from ui.preferences.controls import Complain, FolderField, Options
from ui.preferences.page import PreferencesPage, SettingRow
from ui.settings import projects_folder
from ui.window.asking import Asking
from ui.wording import said

_MEGABYTE = 1 << 20
_ROOMS = (("256", "256 MB"), ("1024", "1 GB"), ("4096", "4 GB"), ("16384", "16 GB"))
_FIRST = Brief()


def fill_brief(page: PreferencesPage, complain: Complain) -> None:
    """What the brief of a new project begins with: the user's own file of house defaults."""
    house = House(page, complain)
    known, _wrong = templates()
    house.add_combo(TEMPLATE, _said("Template"), [(one.id, said(one.name)) for one in known], _FIRST.template)
    sizes = (("A4", "A4"), ("Letter", "Letter"))
    house.add_choice("page_size", _said("Page size"), sizes, _FIRST.page_size)
    usual = CitationStyle.NUMBER.value
    house.add_combo(CITATIONS, _said("Citations"), citation_words(), usual)
    labels = [("", _said("None")), *((label, label) for label in TLP)]
    house.add_combo("tlp", _said("TLP marking"), labels, "")
    house.add_line("classification", _said("Classification"), _said("The marking of your house, in full"))
    house.add_line("author", _said("Author"), "")
    house.add_line("unit", _said("Unit"), "")
    house.add_line("distribution", _said("Distribution"), _said("Who may read it"))
    house.add_line("serial", _said("Serial numbers"), STANDARD_SERIAL)
    page.add_note(Label(_said("For briefs that are begun from now on."), size=12, colour="sub", wrap=True))


class House:
    """Rows whose values stand in the user's file of house defaults; a value that cannot be kept is complained of."""

    def __init__(self, page: PreferencesPage, complain: Complain) -> None:
        self._page = page
        self._complain = complain

    def add_combo(self, field: str, name: str, options: Options, usual: str) -> None:
        """A row with many choices."""
        control = ComboField(name, options)
        control.committed.connect(lambda value: self._keep(field, value if value != usual else ""))
        self._add(field, name, control, lambda: control.show_value(_of(field, usual), keep_typed=False))

    def add_choice(self, field: str, name: str, options: Options, usual: str) -> None:
        """A row with a few choices."""
        control = SegmentedControl(options, name)
        control.chosen.connect(lambda value: self._keep(field, value if value != usual else ""))
        ids = {option for option, _ in options}
        self._add(field, name, control, lambda: control.set_chosen(now if (now := _of(field, usual)) in ids else ""))

    def add_line(self, field: str, name: str, hint: str) -> None:
        """A row with a line of text."""
        control = LineField(name, hint)
        control.committed.connect(lambda value: self._keep(field, value.strip()))
        self._add(field, name, control, lambda: control.show_value(_of(field, ""), keep_typed=False))

    def _add(self, field: str, name: str, control: QWidget, show: Callable[[], object]) -> None:
        row = SettingRow(name, control, usual=lambda: not _of(field, ""), reset=lambda: self._keep(field, ""))
        self._page.add(row, show)

    def _keep(self, field: str, value: str) -> None:
        try:
            set_users_default(field, value)
        except OSError as error:
            self._complain(said_of_system(Path(str(error.filename or "house.toml")), error))
        except BriefingError as error:
            self._complain(error)
        self._page.refresh()


def fill_files(page: PreferencesPage, applying: Applying, asking: Asking, complain: Complain) -> None:
    """Where new projects and backups go, and how much room backups may take."""
    own = FolderField(_said("New projects"))
    own.wanted.connect(lambda: _choose_projects(applying, asking))
    page.add(
        SettingRow(
            _said("New projects"),
            own,
            usual=lambda: not applying.values.folder,
            reset=lambda: applying.change(folder=""),
        ),
        lambda: own.show_folder(Path(applying.values.folder or projects_folder())),
    )
    backups = FolderField(_said("Backups"))
    keep = BackupKeeping(page, asking, complain)
    backups.wanted.connect(keep.choose_folder)
    about = _said("Another disk is safer. Backups made before stay where they are, and are found there.")
    page.add(
        SettingRow(_said("Backups"), backups, about, usual=keep.is_usual_folder, reset=keep.reset_folder),
        lambda: backups.show_folder(backup_rules.rules().folder),
    )
    kept = SegmentedControl(
        (
            (Keeping.DAILY.value, _said("One a day")),
            (Keeping.THINNED.value, _said("Thinned out")),
            (Keeping.EVERY.value, _said("Every one")),
        ),
        _said("Versions kept"),
    )
    kept.chosen.connect(keep.set_keeping)
    about = _said(
        "Thinned out: one an hour of the last day, one a day of the week, one a week of the quarter, then one a month."
    )
    page.add(
        SettingRow(_said("Versions kept"), kept, about, usual=keep.is_usual_keeping, reset=keep.reset_keeping),
        lambda: kept.set_chosen(backup_rules.rules().keeping.value),
    )
    room = SegmentedControl(_ROOMS, _said("Room for backups"))
    room.chosen.connect(keep.set_room)
    about = _said("For each project. The oldest go first; the newest is always kept.")
    page.add(
        SettingRow(_said("Room for backups"), room, about, usual=keep.is_usual_room, reset=keep.reset_room),
        lambda: room.set_chosen(keep.room() if keep.room() in dict(_ROOMS) else ""),
    )


def _choose_projects(applying: Applying, asking: Asking) -> None:
    chosen = asking.folder(Path(applying.values.folder or projects_folder()))
    if chosen is not None:
        applying.change(folder=str(chosen))


class BackupKeeping:
    """The rules of backups as the page changes them."""

    def __init__(self, page: PreferencesPage, asking: Asking, complain: Complain) -> None:
        self._page, self._asking, self._complain = page, asking, complain

    def choose_folder(self) -> None:
        """Ask for another folder, and use it where it can be written in."""
        chosen = self._asking.folder(backup_rules.rules().folder)
        if chosen is not None:
            self._keep(replace(backup_rules.rules(), folder=chosen))

    def reset_folder(self) -> None:
        """The usual folder."""
        self._keep(replace(backup_rules.rules(), folder=backup_rules.usual_folder()))

    def is_usual_folder(self) -> bool:
        """Whether backups go where they usually do."""
        return backup_rules.rules().folder == backup_rules.usual_folder()

    def set_keeping(self, keeping: str) -> None:
        """Keep as many versions as this says."""
        self._keep(replace(backup_rules.rules(), keeping=Keeping(keeping)))

    def is_usual_keeping(self) -> bool:
        """Whether as many versions are kept as usual."""
        return backup_rules.rules().keeping is Keeping.THINNED

    def reset_keeping(self) -> None:
        """Thin them out as usual."""
        self.set_keeping(Keeping.THINNED.value)

    def room(self) -> str:
        """The room for the backups of a project, in megabytes."""
        return str(backup_rules.rules().most_bytes // _MEGABYTE)

    def set_room(self, megabytes: str) -> None:
        """Let the backups of a project take so much."""
        self._keep(replace(backup_rules.rules(), most_bytes=int(megabytes) * _MEGABYTE))

    def reset_room(self) -> None:
        """The usual room."""
        self._keep(replace(backup_rules.rules(), most_bytes=backup_rules.MOST_BYTES))

    def is_usual_room(self) -> bool:
        """Whether backups may take what they usually do."""
        return backup_rules.rules().most_bytes == backup_rules.MOST_BYTES

    def _keep(self, wanted: BackupRules) -> None:
        try:
            backup_rules.set_rules(wanted)
        except BriefingError as error:
            self._complain(error)
        self._page.refresh()


def _of(field: str, usual: str) -> str:
    return users_defaults().get(field, usual)


def _said(words: str) -> str:
    return QCoreApplication.translate("preferences", words)
