"""The pages General, Appearance, Reading and Privacy: what the window's own settings file holds."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import measure
from ui.kit import Chip, ComboField, FlowLayout, Label, push_button
from ui.languages import languages, languages_folder, trouble_with
from ui.preferences.applying import Applying
from ui.preferences.controls import Complain, Rows
from ui.preferences.page import PreferencesPage, SettingRow
from ui.settings import Density, ReadingFace, ReadingWidth, Start, short_path
from ui.theme import KINDS, Choice

_LOCALES = ("en_GB", "en_US", "de_DE", "es_ES", "fr_FR", "it_IT", "nl_NL", "pl_PL", "pt_PT", "ru_RU", "tr_TR", "uk_UA")
_STEP = 10
_RECENTS = (5, 10, 20)


def fill_general(page: PreferencesPage, applying: Applying, complain: Complain) -> None:
    """Language, start, recent projects, how dates and numbers are written."""
    rows = Rows(page, applying)
    _add_language(page, applying, complain)
    starts = ((Start.SCREEN.value, _said("Start screen")), (Start.LAST.value, _said("The last project")))
    rows.choice("start", _said("Start with"), starts)
    counts = (("0", _said("None")), *((str(count), str(count)) for count in _RECENTS))
    about = _said("How many are listed on the start screen and in the menu. Pinned ones stay.")
    rows.choice("recents_kept", _said("Recent projects"), counts, about)
    locales = [("", _said("As the system"))] + [(name, _name_of(name)) for name in _LOCALES]
    rows.combo("locale", _said("Dates and numbers"), locales, _said("How dates and numbers are shown."))


def _add_language(page: PreferencesPage, applying: Applying, complain: Complain) -> None:
    """The languages there are; one whose file cannot be read is not taken."""
    options = [("", _said("As the system")), *((one.code, one.name) for one in languages())]
    control = ComboField(_said("Language"), options)

    def choose(code: str) -> None:
        trouble = trouble_with(code)
        if trouble is None:
            applying.change(language=code)
        else:
            complain(trouble)
            page.refresh()

    control.committed.connect(choose)
    about = _said("From the next start on. Translations in “{0}” are offered here, too.")
    page.add(
        SettingRow(
            control.accessibleName(),
            control,
            about.format(short_path(languages_folder())),
            usual=lambda: not applying.values.language,
            reset=lambda: applying.change(language=""),
        ),
        lambda: control.show_value(applying.values.language, keep_typed=False),
    )


def fill_appearance(page: PreferencesPage, applying: Applying) -> None:
    """Theme, sizes, typeface and width of the text."""
    rows = Rows(page, applying)
    themes = (
        (Choice.SYSTEM.value, _said("As the system")),
        (Choice.LIGHT.value, _said("Light")),
        (Choice.DARK.value, _said("Dark")),
    )
    rows.choice("theme", _said("Theme"), themes)
    sizes = [(str(size), f"{size} %") for size in range(measure.SMALLEST, measure.LARGEST + 1, _STEP)]
    rows.combo("text_scale", _said("Text size"), sizes, _said("All words of the window."))
    densities = ((Density.COMFORTABLE.value, _said("Comfortable")), (Density.COMPACT.value, _said("Compact")))
    rows.choice("density", _said("Rows of lists"), densities)
    faces = ((ReadingFace.SERIF.value, _said("Serif")), (ReadingFace.SANS.value, _said("Sans serif")))
    rows.choice("reading_face", _said("Typeface of texts"), faces)
    widths = (
        (ReadingWidth.NARROW.value, _said("Narrow")),
        (ReadingWidth.NORMAL.value, _said("Normal")),
        (ReadingWidth.WIDE.value, _said("Wide")),
    )
    rows.choice("reading_width", _said("Width of articles"), widths)
    about = _said("Without it the desktop decides. Nothing but messages moves, for a tenth of a second.")
    rows.tick("still", _said("Motion"), _said("Messages come and go at once"), about)


def fill_reading(page: PreferencesPage, applying: Applying) -> None:
    """What is marked, what the pop-up offers, what letters do."""
    rows = Rows(page, applying)
    kinds = KindChips(applying)
    about = _said("Here and in projects that are opened for the first time; each project remembers its own.")
    page.add(
        SettingRow(
            _said("Marks in the text"),
            kinds,
            about,
            usual=lambda: not applying.values.hidden_kinds,
            reset=lambda: applying.change(hidden_kinds=()),
        ),
        kinds.refresh,
    )
    rows.tick("pop_up", _said("Pop-up"), _said("Offer the kinds at a selection"))
    about = _said("Up to three items the selection may belong to, by the keys 1 to 3.")
    rows.tick("likely", _said("Suggestions"), _said("Offer items that are there already"), about)
    about = _said("Off, letters never run commands; those with Ctrl or Alt always do.")
    rows.tick("letter_keys", _said("Letter keys"), _said("Single letters run commands"), about)


def fill_privacy(page: PreferencesPage, applying: Applying) -> None:
    """That nothing leaves the machine, and what is remembered on it."""
    nothing = _said("Nothing leaves this machine: no account, no telemetry, no update check.")
    fetched = _said("An address is fetched only when you add it as a source.")
    page.add_note(Label(f"{nothing} {fetched}", wrap=True))
    forget = push_button(_said("Forget recent projects"))
    forget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    forget.clicked.connect(lambda: applying.change(recents=(), palette_recents=()))
    about = _said("The list on the start screen and what the palette offers first. Projects stay.")
    page.add(SettingRow(_said("Remembered"), forget, about), lambda: _offer_to_forget(forget, applying))


class KindChips(QWidget):
    """A chip a kind, on where its marks are shown."""

    def __init__(self, applying: Applying) -> None:
        super().__init__()
        self._applying = applying
        self.setAccessibleName(_said("Marks in the text"))
        words = {
            "actor": _said("Actors"),
            "risk": _said("Risks"),
            "judgement": _said("Judgements"),
            "event": _said("Events"),
            "quote": _said("Quotes"),
            "note": _said("Notes"),
        }
        self.chips = {kind: Chip(words[kind], kind, checkable=True) for kind in KINDS}
        flow = FlowLayout(spacing=6)
        flow.setContentsMargins(0, 0, 0, 0)
        for chip in self.chips.values():
            chip.clicked.connect(self._switched)
            flow.addWidget(chip)
        self.setLayout(flow)
        self.setFocusProxy(self.chips["actor"])

    def refresh(self) -> None:
        """Show which kinds are marked."""
        for kind, chip in self.chips.items():
            chip.setChecked(kind not in self._applying.values.hidden_kinds)

    def _switched(self) -> None:
        self._applying.change(hidden_kinds=tuple(kind for kind, chip in self.chips.items() if not chip.isChecked()))


def _offer_to_forget(button: QPushButton, applying: Applying) -> None:
    button.setEnabled(bool(applying.values.recents or applying.values.palette_recents))


def _name_of(locale: str) -> str:
    """A locale in its own words: "Deutsch (Deutschland)"."""
    found = QLocale(locale)
    return f"{found.nativeLanguageName()} ({found.nativeTerritoryName()})"


def _said(words: str) -> str:
    return QCoreApplication.translate("preferences", words)
