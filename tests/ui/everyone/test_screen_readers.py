"""What a screen reader is told: every control has a name, lists and tables say whole sentences, nothing is a riddle."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QListView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from briefing.model import Kind
from tests.ui.everyone.states import shown, states
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand, shown_window
from ui.kit.matrix import MatrixView
from ui.library.table import SourceTable

Role = QAccessible.Role
CONTROLS = {
    Role.Button,
    Role.ButtonMenu,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.List,
    Role.PageTab,
    Role.PageTabList,
    Role.RadioButton,
    Role.Slider,
    Role.SpinBox,
    Role.Table,
    Role.Tree,
}
ROWS = {Role.List, Role.Table, Role.Tree}


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    window = shown_window(qtbot)
    window.open_project(sample_in(tmp_path))
    found = Hand(qtbot, window)
    found.until_reading()
    yield found
    window.close()


def controls(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Every control below, as a screen reader finds them; rows of lists are not gone into."""
    if found.state().invisible:  # type: ignore[attr-defined] # a bit field that PySide's stubs leave out
        return
    if found.role() in CONTROLS:
        yield found
    if found.role() in ROWS:
        return
    for number in range(found.childCount()):
        child = found.child(number)
        if child is not None and child.isValid():
            yield from controls(child)


def test_every_control_has_a_name_and_every_row_has_words(hand: Hand) -> None:
    faults: set[str] = set()
    count = rows = 0
    for state in states(hand):
        root = QAccessible.queryAccessibleInterface(hand.window)
        assert root is not None
        for control in controls(root):
            count += 1
            if not control.text(QAccessible.Text.Name).strip():
                faults.add(f"{state}: {control.role().name} {_path(control.object())}")
        for view, words in first_rows(hand):
            rows += 1
            if not words:
                faults.add(f"{state}: {view}: a row without words")
    assert not faults, "\n".join(sorted(faults))
    assert count > 400
    assert rows > 20


def _path(widget: object) -> str:
    names = []
    while isinstance(widget, QWidget):
        names.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " in ".join(names[:4])


def first_rows(hand: Hand) -> Iterator[tuple[str, str]]:
    """The name of each list in sight, with what is said of its first row."""
    for view in shown(hand.window):
        if not isinstance(view, QListView | QTreeView | SourceTable) or view.model() is None:
            continue
        index = view.model().index(0, 0, QModelIndex())
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            spoken = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
            yield view.accessibleName(), str(spoken or "")


def test_a_risk_is_read_with_its_grades_and_a_source_with_its_state(hand: Hand) -> None:
    hand.space.go_to_kind(Kind.RISK)
    (risks,) = (view for view in shown(hand.window) if isinstance(view, QListView) and view.accessibleName() == "Risks")
    spoken = risks.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Risk R1, ")
    assert "likely" in spoken
    assert "major" in spoken
    sources = hand.space.library.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sources.startswith("S1, Erdoğan put S-400 return to Putin")
    assert "grade B3" in sources
    assert "annotations" in sources


def test_the_sources_are_a_list_whose_rows_are_told_as_the_keyboard_goes(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = hand.space.library.list
    heard: list[tuple[QAccessible.Event, int]] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append((event.type(), event.child())))
    listed = QAccessible.queryAccessibleInterface(rows)
    assert listed is not None
    assert (listed.role(), listed.childCount()) == (Role.List, rows.library.rowCount())
    hand.press("Alt+S", "Down", "Down")
    item = listed.child(2)
    assert item is not None
    assert (item.role(), item.state().focused, item.state().selected) == (Role.ListItem, 1, 1)  # type: ignore[attr-defined] # see `controls`
    assert item.text(QAccessible.Text.Name) == rows.library.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert (QAccessible.Event.Focus, 2) in heard


def test_the_matrix_is_a_table_whose_cells_say_what_they_mean(hand: Hand) -> None:
    hand.space.go_to_kind(Kind.RISK)
    matrix = hand.window.findChild(MatrixView)
    assert matrix is not None
    table = QAccessible.queryAccessibleInterface(matrix)
    assert table is not None
    assert table.role() is Role.Table
    model = matrix.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            words = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
            assert words.count(",") >= 1, words
            assert ": " in words
