"""The kit's widgets work by mouse and keys, say their names, and fit."""
# SPDX-License-Identifier: MIT

import pytest
from PySide6.QtCore import QPoint, QPropertyAnimation, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.kit import gallery
from ui import fonts, motion, theme
from ui.kit import (
    Badge,
    Chip,
    EmptyState,
    FlowLayout,
    KeyCap,
    Label,
    PanelTabs,
    Popover,
    ProgressLine,
    SectionHeader,
    SegmentedControl,
    Toast,
    TwoLineLabel,
    link_button,
    primary_button,
    push_button,
    tool_button,
)
from ui.kit.buttons import action_button
from ui.kit.labels import begins_right, broken
from ui.kit.line_button import LineButton
from ui.window.tab_bar import SourceTabs

LEFT = Qt.MouseButton.LeftButton


def test_a_chip_can_be_pressed_and_closed_by_mouse_and_keys(qtbot: QtBot) -> None:
    chip = Chip("Turkey", "actor", closable=True, description="Actor Turkey")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    assert chip.accessibleName() == "Actor Turkey"
    with qtbot.waitSignal(chip.clicked), qtbot.assertNotEmitted(chip.closed):
        qtbot.mouseClick(chip, LEFT, pos=QPoint(12, 12))
    with qtbot.waitSignal(chip.closed), qtbot.assertNotEmitted(chip.clicked):
        qtbot.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 12, 12))
    with qtbot.waitSignal(chip.closed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_a_switching_chip_begins_on_and_switches_with_space(qtbot: QtBot) -> None:
    chip = Chip("Risks", "risk", checkable=True)
    qtbot.addWidget(chip)
    assert chip.isChecked()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert not chip.isChecked()


def test_arrows_move_and_set_a_segmented_control(qtbot: QtBot) -> None:
    control = SegmentedControl(
        [("low", "Low"), ("moderate", "Moderate"), ("high", "High")], "Confidence", clearable=True
    )
    qtbot.addWidget(control)
    with qtbot.assertNotEmitted(control.chosen):
        control.set_chosen("low")
    with qtbot.waitActive(control):
        control.show()
        control.activateWindow()
    control.setFocus()
    with qtbot.waitSignal(control.chosen) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert told.args == ["moderate"]
    assert control.chosen_id() == "moderate"
    with qtbot.waitSignal(control.chosen) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert told.args == [""]
    assert control.chosen_id() == ""
    for expected in ("low", ""):
        with qtbot.waitSignal(control.chosen) as told:
            qtbot.mouseClick(control.childAt(20, 14), LEFT)
        assert told.args == [expected]


def test_a_flow_breaks_into_lines_and_hides_nothing(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, spacing=6)
    labels = [QLabel("word") for _ in range(9)]
    for label in labels:
        label.setFixedSize(50, 20)
        flow.addWidget(label)
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(162) == 3 * 20 + 2 * 6
    holder.resize(162, 72)
    holder.show()
    assert labels[4].pos() == QPoint(56, 26)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.activate()
    assert labels[0].geometry().right() == 161
    flow.clear()
    assert flow.count() == 0


def test_a_title_takes_two_lines_and_ends_with_an_ellipsis(qapp: QApplication) -> None:
    title = "Turkey Considers Returning 🚀🚀🚀 Missiles to Russia to Mend Ties and Secure Access " * 2
    shown, cut = broken(title, fonts.ui_font(13, 600), 200, 2)
    assert len(shown) == 2
    assert cut
    assert shown[1].endswith("…")
    whole, cut = broken("Short 🚀 title", fonts.ui_font(13, 600), 200, 2)
    assert (whole, cut) == (["Short 🚀 title"], False)


def test_a_title_says_all_of_itself(qtbot: QtBot) -> None:
    title = TwoLineLabel("Sanctions on defence firms persist and persist and persist")
    qtbot.addWidget(title)
    title.resize(90, 40)
    title.grab()
    assert title.accessibleName() == title.toolTip() == title.text()


def test_the_side_a_title_begins_from_follows_its_letters() -> None:
    assert not begins_right("«S-400» Türkiye")
    assert begins_right("12 — تركيا and more")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window that outlives its test: one that Python throws away while Qt still paints it ends the program."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_message_fades_unless_the_user_or_the_desktop_wants_it_still(
    window: QWidget, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: motion.set_still(qapp, wanted=False))
    request.addfinalizer(lambda: qapp.setEffectEnabled(Qt.UIEffect.UI_General, False))
    toast = Toast(window)
    for effects, still, fades in ((True, False, True), (True, True, False), (False, False, False)):
        qapp.setEffectEnabled(Qt.UIEffect.UI_General, effects)
        motion.set_still(qapp, wanted=still)
        toast.tell("Saved")
        moves = toast.findChild(QPropertyAnimation).state() is QPropertyAnimation.State.Running
        assert moves == fades, (effects, still)
        toast.dismiss()


def test_a_toast_offers_its_action_and_goes(qtbot: QtBot, window: QWidget) -> None:
    window.resize(600, 400)
    window.show()
    toast = Toast(window)
    undone: list[bool] = []
    toast.tell("Risk R3 deleted", action="Undo", act=lambda: undone.append(True))
    assert toast.message() == "Risk R3 deleted"
    assert window.rect().contains(toast.geometry().center())
    with qtbot.waitSignal(toast.gone):
        qtbot.mouseClick(toast.findChild(QWidget, "act"), LEFT)
    assert undone == [True]
    assert toast.message() == ""


def test_a_toast_is_as_wide_as_its_words_and_never_wider_than_its_window(qtbot: QtBot, window: QWidget) -> None:
    window.resize(800, 300)
    window.show()
    toast = Toast(window)
    toast.tell("Short")
    toast.dismiss()
    toast.tell("1 source added to the project", action="Undo")
    words = toast.findChild(Label)
    assert words.width() >= words.fontMetrics().horizontalAdvance(words.text())
    toast.tell("Very long words " * 30)
    assert toast.width() <= window.width()


def test_a_toast_goes_by_itself(qtbot: QtBot, window: QWidget) -> None:
    window.show()
    toast = Toast(window)
    window.setFocus()  # the keyboard on a toast would keep it
    with qtbot.waitSignal(toast.gone):
        toast.tell("Checkpoint 14:02", stays_ms=10)


def test_a_popover_stands_under_its_place_or_over_it_where_there_is_no_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    popover = Popover(window)
    popover.sheet.addWidget(Label("Actor  Risk"))
    for place in (QRect(40, 40, 100, 20), QRect(40, 370, 100, 20), QRect(580, 200, 15, 20)):
        popover.show_at(place)
        sheet = popover.sheet_rect().translated(popover.pos())
        assert window.rect().contains(sheet)
        assert not sheet.intersects(place)


def test_escape_and_a_press_elsewhere_close_a_popover(qtbot: QtBot) -> None:
    reader = QTextBrowser()
    qtbot.addWidget(reader)
    reader.resize(400, 300)
    reader.show()
    popover = Popover(reader)
    popover.show_at(QRect(10, 10, 50, 20))
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(reader, Qt.Key.Key_Escape)
    popover.show_at(QRect(10, 10, 50, 20))
    with qtbot.waitSignal(popover.closed):
        qtbot.mousePress(reader.viewport(), LEFT, pos=QPoint(1, 1))
    assert popover.isHidden()


def test_tabs_show_counts_say_them_and_keep_names_when_tight(qtbot: QtBot) -> None:
    tabs = PanelTabs("Panels")
    qtbot.addWidget(tabs)
    tabs.add("actors", "users-round", "Actors", 6)
    tabs.add("risks", "triangle-alert", "Risks", 3)
    tabs.add("judgements", "scale", "Judgements")
    tabs.resize(600, 34)
    tabs.show()
    wide = tabs.tabRect(1).width()
    tabs.set_count("risks", 4)
    assert tabs.accessibleTabName(1) == "Risks 4"
    with qtbot.waitSignal(tabs.opened) as told:
        tabs.open("risks")
    assert told.args == ["risks"]
    tabs.open("actors")
    tabs.resize(180, 34)
    assert tabs.tabRect(1).width() < wide
    assert tabs.tabToolTip(2) == "Judgements"
    with qtbot.waitSignal(tabs.opened):
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.opened_id() == "risks"


def test_small_marks_say_what_they_show(qtbot: QtBot) -> None:
    read = ProgressLine("Read", 0.4)
    badge = Badge("R1", "risk")
    cap = KeyCap("Ctrl+K")
    header = SectionHeader("Risks", 3)
    button = tool_button("plus", "Link actor")
    for widget in (read, badge, cap, header, button):
        qtbot.addWidget(widget)
    read.set_share(4)
    assert (read.share(), read.accessibleName()) == (1.0, "Read: 100%")
    assert (badge.accessibleName(), cap.accessibleName()) == ("R1", "Ctrl+K")
    header.set_count(1)
    assert header.accessibleName() == "Risks 1"
    assert button.accessibleName() == button.toolTip() == "Link actor"
    assert min(button.width(), button.height()) >= 24


def test_an_empty_place_offers_its_command(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    action = QAction("&Import sources…", window)
    action.setShortcut("Ctrl+I")
    place = EmptyState("Drop articles here.", icon="file-plus", action=action, parent=window)
    assert [cap.accessibleName() for cap in place.findChildren(KeyCap)] == ["Ctrl+I"]
    button = place.findChild(QWidget, "offer")
    action.setEnabled(False)
    assert not button.isEnabled()
    action.setEnabled(True)
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, LEFT)


def test_a_command_button_follows_its_action(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    action = QAction("&Undo", window)
    button = action_button(action, parent=window)
    action.setEnabled(False)
    assert not button.isEnabled()
    assert button.accessibleName() == "Undo"


def test_the_whole_kit_is_drawn_in_both_themes(themed: QApplication, qtbot: QtBot) -> None:
    window = gallery.build()
    qtbot.addWidget(window)
    window.show()
    pictures = []
    for name in ("desk-light", "desk-dark"):
        theme.apply(themed, theme.load(name))
        pictures.append(window.grab().toImage())
        corner = pictures[-1].pixelColor(2, 2).name().upper()
        assert corner == theme.current().window
    assert pictures[0] != pictures[1]


def test_an_ampersand_in_a_name_is_no_key(qtbot: QtBot) -> None:
    chip = Chip("AT&T", "actor")
    line = LineButton()
    line.show_words("R&D", "text")
    choice = SegmentedControl([("one", "H&M"), ("two", "Low")], "Level")
    choice.set_words("two", "L&M")
    for widget in (chip, line, choice):
        qtbot.addWidget(widget)
    buttons = [chip, line, *choice.findChildren(QAbstractButton)]
    assert [button.text() for button in buttons] == ["AT&T", "R&D", "H&M", "L&M"]
    assert all(button.shortcut().isEmpty() for button in buttons)


def test_an_ampersand_in_a_title_brings_no_tab_to_the_front(qtbot: QtBot) -> None:
    tabs = SourceTabs()
    qtbot.addWidget(tabs)
    tabs.add("one", "S1", "Sanctions")
    tabs.add("two", "S2", "Q&A on sanctions")
    tabs.show()
    qtbot.waitExposed(tabs)
    tabs.activateWindow()
    tabs.setFocus()
    qtbot.waitUntil(tabs.hasFocus)
    qtbot.keyClick(tabs, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert tabs.current_id() == "one"


def test_enter_presses_every_kind_of_button_once_and_leaves_ctrl_enter_alone(qtbot: QtBot) -> None:
    for button in (
        push_button("Undo"),
        primary_button("Go"),
        link_button("All"),
        tool_button("x", "Close"),
        LineButton(),
    ):
        qtbot.addWidget(button)
        pressed: list[bool] = []
        button.clicked.connect(lambda _checked=False, told=pressed: told.append(True))
        qtbot.keyClick(button, Qt.Key.Key_Return)
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert len(pressed) == 1
