"""Paints every widget of the kit into pictures, light and dark: `python -m tests.ui.kit.gallery FOLDER`."""
# SPDX-License-Identifier: MIT

import sys
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QListWidget, QVBoxLayout, QWidget

from ui import fonts, icons, kit, theme
from ui.kit.buttons import action_button
from ui.kit.labels import IconMark

RISKS = [
    ("R1", "likely", "major"),
    ("R3", "likely", "moderate"),
    ("R2", "unlikely", "severe"),
    ("R4", "unlikely", "severe"),
    ("R5", "unlikely", "severe"),
]


def row(*widgets: QWidget, spacing: int = 8, stretch: bool = True) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(spacing)
    for widget in widgets:
        line.addWidget(widget)
    if stretch:
        line.addStretch(1)
    return line


def column(*parts: QWidget | QLayout, spacing: int = 10) -> QVBoxLayout:
    stack = QVBoxLayout()
    stack.setSpacing(spacing)
    for part in parts:
        if isinstance(part, QWidget):
            stack.addWidget(part)
        else:
            stack.addLayout(part)
    stack.addStretch(1)
    return stack


def flow(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    layout = kit.FlowLayout(holder)
    for widget in widgets:
        layout.addWidget(widget)
    return holder


def filter_chips() -> QWidget:
    chips = [kit.Chip(f"{kind.capitalize()}s", kind, checkable=True) for kind in theme.KINDS]
    chips[4].setChecked(False)
    return flow(*chips)


def left() -> QVBoxLayout:
    field = kit.LineField("Name", "Name of the actor")
    field.show_value("Recep Tayyip Erdoğan")
    quiet = kit.LineField("Filter sources", "Filter sources")
    quiet.setProperty("quiet", True)
    quiet.addAction(icons.icon("search", "faint"), quiet.ActionPosition.LeadingPosition)
    marked = kit.LineField("Role")
    marked.setText("President")
    marked.mark("The disk is full; the text is kept here.")
    combo = kit.ComboField("Type", [("person", "Person"), ("state", "State"), ("company", "Company")])
    combo.show_value("state")
    disabled = kit.LineField("Locked")
    disabled.setText("Read-only project")
    disabled.setEnabled(False)
    notes = kit.TextField("Notes", "Notes")
    notes.show_value(
        "Путин спросил, Ελλάδα answered, İstanbul’da konuştu. Three lines of words that wrap on their own."
    )
    return column(
        kit.SectionHeader("Fields", 5, kit.link_button("Accept all"), kit.KeyCap("Shift+Y")),
        field,
        quiet,
        marked,
        combo,
        disabled,
        notes,
        kit.SectionHeader("Show in text", None, kit.link_button("All")),
        filter_chips(),
        kit.TwoLineLabel("Turkey weighs handing its Russian batteries back to reopen the door to the F-35"),
        kit.Label("Seed article · added 22 Nov 2026", size=11, colour="sub"),
        row(mono("S1 B2"), kit.ProgressLine("Read", 0.42), kit.Label("14", size=11, weight=500, colour="sub")),
    )


def mono(text: str) -> kit.Label:
    label = kit.Label(text, colour="sub")
    label.setFont(fonts.mono_font(10, 600))
    return label


def middle() -> QVBoxLayout:
    tabs = kit.PanelTabs("Panels")
    for name, icon, count in (
        ("Actors", "users-round", 6),
        ("Timeline", "calendar-clock", 2),
        ("Notes", "sticky-note", 1),
    ):
        tabs.add(name.lower(), icon, name, count)
    narrow = kit.PanelTabs("Narrow panels")
    for name, icon, count in (
        ("Actors", "users-round", 6),
        ("Risks", "triangle-alert", 3),
        ("Judgements", "scale", 1),
        ("Timeline", "calendar-clock", 2),
        ("Notes", "sticky-note", 1),
    ):
        narrow.add(name.lower(), icon, name, count)
    matrix = kit.MatrixView()
    matrix.set_risks(RISKS, "R1")
    matrix.set_current("likely", "major")
    confidence = kit.SegmentedControl([("low", "Low"), ("moderate", "Moderate"), ("high", "High")], "Confidence")
    confidence.set_chosen("moderate")
    badges = [kit.Badge("R1", "risk", solid=True), *(kit.Badge(f"{kind[0].upper()}2", kind) for kind in theme.KINDS)]
    caption = row(kit.Label("Likelihood × impact", size=12, weight=600), stretch=False)
    value = kit.Label("Likely 55–80 %  ·  Major", size=12, weight=500, colour="sub")
    caption.addStretch(1)
    caption.addWidget(value)
    return column(
        tabs,
        narrow,
        caption,
        matrix,
        row(kit.Label("Confidence", size=12, colour="sub"), confidence, stretch=False),
        row(
            kit.Label("Actors", size=12, colour="sub"),
            kit.Chip("United States", "actor", icon="flag", closable=True),
            kit.Chip("Turkey", "actor", icon="flag", closable=True),
            kit.tool_button("plus", "Link actor"),
        ),
        row(
            *badges,
            IconMark("circle-check", "good"),
            IconMark("triangle-alert", "warning"),
            IconMark("octagon-x", "bad"),
        ),
        row(*(kit.KeyCap(keys) for keys in ("A", "Ctrl+K", "Shift+F9", "Enter", "]"))),
    )


def right(window: QWidget) -> QVBoxLayout:
    undo = QAction(icons.icon("undo-2"), "Undo", window)
    redo = QAction(icons.icon("redo-2"), "Redo", window)
    redo.setEnabled(False)
    add = QAction(icons.icon("plus"), "Import sources", window)
    add.setShortcut("Ctrl+I")
    off = kit.primary_button("Export PDF", icon="file-output")
    off.setEnabled(False)
    entries = QListWidget()
    entries.addItems(["Sanctions on defence firms persist", "Withdrawal timeline slips past months", "S-400 presence"])
    entries.setCurrentRow(0)
    entries.setFixedHeight(80)
    return column(
        row(action_button(undo), action_button(redo), kit.tool_button("panel-left", "Sources")),
        row(kit.primary_button("Export PDF", icon="file-output"), kit.push_button("Cancel"), off),
        entries,
        kit.EmptyState("Drop articles here, paste text, or import files.", icon="file-plus", action=add),
        kit.EmptyState("Select a name in the text and press", keys="A"),
    )


def build() -> QWidget:
    window = QWidget()
    window.resize(1140, 760)
    columns = QHBoxLayout(window)
    columns.setContentsMargins(20, 20, 20, 20)
    columns.setSpacing(28)
    columns.addLayout(left(), 30)
    columns.addLayout(middle(), 36)
    columns.addLayout(right(window), 30)
    return window


def overlays(window: QWidget) -> None:
    popover = kit.Popover(window)
    kinds = row(
        *(widget for kind in ("actor", "risk", "judgement") for widget in kind_button(kind)), spacing=6, stretch=False
    )
    kinds.setContentsMargins(12, 8, 12, 8)
    popover.sheet.addLayout(kinds)
    popover.show_at(QRect(20, 560, 100, 20))
    toast = kit.Toast(window)
    toast.tell("Risk R3 deleted", action="Undo", icon="trash", colour="sub")


def kind_button(kind: str) -> tuple[QWidget, QWidget, QWidget]:
    return (
        IconMark(kit.painting.KIND_ICONS[kind], kind, size=14),
        kit.Label(kind.capitalize(), size=12, weight=500),
        kit.KeyCap(kind[0].upper()),
    )


def main(folder: Path) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setFont(fonts.ui_font())
    window = build()
    window.show()
    overlays(window)
    for name in ("desk-light", "desk-dark"):
        theme.apply(app, theme.load(name))
        for _ in range(3):
            app.processEvents()
        for toast in window.findChildren(kit.Toast):
            toast.graphicsEffect().setEnabled(False)
        window.grab().save(str(folder / f"gallery-{name}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
