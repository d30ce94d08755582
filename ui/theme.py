"""The theme: every colour of the window by its name, and how it reaches Qt's palette and style sheet.

Widgets that paint themselves read `current()` while they paint; setting a theme repaints every widget. Whoever keeps
something made of colours (a cached picture, rich text) listens to `changes().changed`.
"""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from string import Template
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from resources.themes import style_template, theme_table

Role = QPalette.ColorRole

FUSION = ("-style", "fusion")
"""What the application is told at its start to have Qt's own style, which looks the same on every system.

PySide makes Python's form of each enumeration of a class the first time the class is met: 1,200 members for `Qt`, 570
for `QStyle`, a fifth of the time until the window is seen. So neither is met before the first picture.
"""
_STYLED = "deskStyle"  # the application's property that says which style it has

KindName = Literal["actor", "risk", "judgement", "event", "quote", "note"]
KINDS: tuple[KindName, ...] = ("actor", "risk", "judgement", "event", "quote", "note")


@dataclass(frozen=True, slots=True)
class Kind:
    """The colours of one kind of annotation: `ink` for marks and words, `tint` for grounds."""

    ink: str
    tint: str


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours of the window, as #RRGGBB; what each is for stands in resources/themes/*.toml.

    `ramp` and `ramp_text` hold the five bands of the matrix, least first; `shadow_strength` is an alpha of 0–255.
    """

    id: str
    name: str
    dark: bool
    window: str
    panel: str
    paper: str
    line: str
    edge: str
    strong: str
    text: str
    sub: str
    faint: str
    disabled: str
    accent: str
    accent_hover: str
    accent_text: str
    hover: str
    picked: str
    selection: str
    good: str
    warning: str
    warning_tint: str
    bad: str
    bad_tint: str
    actor: Kind
    risk: Kind
    judgement: Kind
    event: Kind
    quote: Kind
    note: Kind
    ramp: tuple[str, ...]
    ramp_text: tuple[str, ...]
    shadow: str
    shadow_strength: int

    def kind(self, name: str) -> Kind:
        """The colours of a kind; KeyError where there is no such kind."""
        if name not in KINDS:
            raise KeyError(f"there is no kind {name!r}")
        kind: Kind = getattr(self, name)
        return kind

    def hex(self, token: str) -> str:
        """A colour by its token: "sub", or "risk" and "risk.tint" for a kind's ink and tint; "#…" is itself.

        KeyError where the theme has no such colour.
        """
        if token.startswith("#"):
            return token
        name, _, part = token.partition(".")
        if name in KINDS:
            return self.kind(name).tint if part == "tint" else self.kind(name).ink
        value = getattr(self, name, None)
        if not isinstance(value, str) or not value.startswith("#"):
            raise KeyError(f"the theme has no colour {token!r}")
        return value

    def colour(self, token: str, alpha: int = 255) -> QColor:
        """A colour by its token (see `hex`), `alpha` of 0–255."""
        colour = QColor(self.hex(token))
        colour.setAlpha(alpha)
        return colour


class Choice(StrEnum):
    """What the user chose: the system's scheme, or one of ours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ThemeChanges(QObject):
    """Tells who keeps coloured things that the theme is another one now."""

    changed = Signal(object)  # the Theme

    def __init__(self) -> None:
        super().__init__()
        self.theme = load("desk-light")
        self.choice = Choice.SYSTEM
        self.is_applied = False
        self._following = False

    def follow_system(self) -> None:
        """Have the system's scheme now, and hear when it changes; it counts while the choice is to follow it."""
        if not self._following:
            self._following = True
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
            self._follow()

    def _follow(self) -> None:
        app = QCoreApplication.instance()
        if self.choice is Choice.SYSTEM and isinstance(app, QApplication):
            apply(app, load(_theme_id(Choice.SYSTEM)))


@cache
def load(theme_id: str) -> Theme:
    """The theme of resources/themes with this id; KeyError where there is none."""
    table = theme_table(theme_id)
    return Theme(
        id=table["id"],
        name=table["name"],
        dark=table["dark"],
        **table["tokens"],
        actor=Kind(**table["kinds"]["actor"]),
        risk=Kind(**table["kinds"]["risk"]),
        judgement=Kind(**table["kinds"]["judgement"]),
        event=Kind(**table["kinds"]["event"]),
        quote=Kind(**table["kinds"]["quote"]),
        note=Kind(**table["kinds"]["note"]),
        ramp=tuple(table["matrix"]["ramp"]),
        ramp_text=tuple(table["matrix"]["text"]),
        shadow=table["shadow"]["colour"],
        shadow_strength=table["shadow"]["strength"],
    )


@cache
def changes() -> ThemeChanges:
    """The one object whose signal `changed` carries a new theme."""
    return ThemeChanges()


def current() -> Theme:
    """The theme in force; the light one before any was applied."""
    return changes().theme


def chosen() -> Choice:
    """What the user chose last."""
    return changes().choice


def made_with_fusion(app: QApplication) -> None:
    """Note that the application was made with `FUSION`."""
    app.setProperty(_STYLED, True)


def choose(app: QApplication, choice: Choice) -> Theme:
    """Apply the theme the choice leads to now; following the system goes on until another choice."""
    changes().choice = choice
    return apply(app, load(_theme_id(choice)))


def toggled(choice: Choice) -> Choice:
    """The choice that the dark-mode command leads to from here."""
    return Choice.LIGHT if _theme_id(choice) == "desk-dark" else Choice.DARK


def apply(app: QApplication, theme: Theme) -> Theme:
    """Put the theme on the whole application: Fusion, palette, style sheet; then tell `changes()`.

    Nothing is done where it is in force.
    """
    if not app.property(_STYLED):
        # Once: a style set anew is put on every widget.
        app.setStyle("Fusion")
        app.setProperty(_STYLED, True)
    hub = changes()
    if hub.is_applied and hub.theme is theme:
        return theme
    hub.theme = theme
    hub.is_applied = True
    if app.styleSheet():
        # From one sheet to another Qt polishes each widget again with every ancestor: 2.3 s where this takes 0.3 s.
        app.setStyleSheet("")
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))
    hub.changed.emit(theme)
    return theme


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette."""
    result = QPalette()
    for role, token in _ROLES.items():
        result.setColor(role, theme.colour(token))
    # What is selected in a text that has not the keyboard is no place for keys.
    result.setColor(QPalette.ColorGroup.Inactive, Role.Highlight, theme.colour("line"))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("disabled"))
    return result


def style_sheet(theme: Theme) -> str:
    """The style sheet in the theme's colours; KeyError where the template names a token the theme lacks."""
    tokens = {field.name: getattr(theme, field.name) for field in fields(theme)}
    return Template(style_template()).substitute(tokens)


def _theme_id(choice: Choice) -> str:
    if choice is Choice.SYSTEM:
        return "desk-dark" if _system_is_dark() else "desk-light"
    return f"desk-{choice.value}"


def _system_is_dark() -> bool:
    if not changes().is_applied:
        # Before our palette there is the system's; to ask for the scheme itself would make the whole of `Qt`.
        seen = QGuiApplication.palette()
        return seen.window().color().lightness() < seen.windowText().color().lightness()
    from PySide6.QtCore import Qt  # noqa: PLC0415 -- see FUSION

    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


_ROLES = {
    Role.Window: "window",
    Role.WindowText: "text",
    Role.Base: "paper",
    Role.AlternateBase: "panel",
    Role.Text: "text",
    Role.Button: "panel",
    Role.ButtonText: "text",
    Role.BrightText: "accent_text",
    Role.Highlight: "selection",
    Role.HighlightedText: "text",
    Role.Accent: "accent",
    Role.Link: "accent",
    Role.LinkVisited: "accent",
    Role.PlaceholderText: "faint",
    Role.ToolTipBase: "panel",
    Role.ToolTipText: "text",
    Role.Light: "panel",
    Role.Midlight: "line",
    Role.Mid: "edge",
    Role.Dark: "strong",
    Role.Shadow: "shadow",
}
