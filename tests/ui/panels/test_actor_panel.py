"""The actors' panel, by keys: naming, describing, merging, deleting, and following what changes elsewhere."""
# SPDX-License-Identifier: MIT

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing.actions.actors import merge
from briefing.actions.items import change, delete
from briefing.actions.marking import mark
from briefing.model import Actor, ActorType, Kind
from briefing.project import Project
from tests.ui.panels.conftest import selection
from ui.desk import Desk
from ui.panels.actor_panel import ActorPanel
from ui.panels.columns import ItemTable
from ui.panels.dock import PanelDock

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(dock: PanelDock, turkey: Actor) -> ActorPanel:
    dock.actors.open_item(turkey.id)
    return dock.actors


def names(panel: ActorPanel) -> list[str]:
    return [panel.items.line(panel.items.index(row, 0)).item.name for row in range(panel.items.rowCount())]


def now(project: Project, actor: Actor) -> Actor:
    return project.get(Actor, actor.id)


def test_actors_stand_by_mentions_and_can_be_ordered_and_filtered(panel: ActorPanel, qtbot: QtBot) -> None:
    assert names(panel) == ["Turkey", "Russia", "Ankara wants"]

    panel.head.sort_by(0)
    assert names(panel) == ["Ankara wants", "Russia", "Turkey"]

    panel.focus()
    qtbot.keyClick(panel.head.list, Key.Key_Slash)
    qtbot.keyClicks(panel.head.filter, "buyer")
    assert names(panel) == ["Turkey"]
    panel.head.filter.setText("türkey")
    assert names(panel) == ["Turkey"]

    qtbot.keyClick(panel.head.filter, Key.Key_Escape)
    assert len(names(panel)) == 3


def test_the_table_behaves_as_a_model(panel: ActorPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.table)
    qtmodeltester.check(panel.items)
    qtmodeltester.check(panel.fields.evidence.rows.exhibits)


@pytest.mark.parametrize("attribute", ["role", "interest", "capability", "position", "leverage", "notes"])
def test_each_text_is_written_and_undo_shows_the_old_one(  # noqa: PLR0917 fixtures
    panel: ActorPanel, desk: Desk, project: Project, turkey: Actor, qtbot: QtBot, attribute: str
) -> None:
    field = panel.fields.texts[attribute]
    old = getattr(turkey, attribute)
    field.selectAll()

    qtbot.keyClicks(field, "Something new")
    field.flush()
    assert getattr(now(project, turkey), attribute) == "Something new"

    desk.undo()
    assert getattr(now(project, turkey), attribute) == old
    assert field.value() == old


def test_name_and_type_are_written(panel: ActorPanel, project: Project, turkey: Actor, qtbot: QtBot) -> None:
    panel.fields.name.selectAll()
    qtbot.keyClicks(panel.fields.name, "Turkiye")
    qtbot.keyClick(panel.fields.name, Key.Key_Return)
    panel.fields.type.setFocus()
    qtbot.keyClick(panel.fields.type, Key.Key_End)
    panel.fields.type.flush()

    assert now(project, turkey).name == "Turkiye"
    assert now(project, turkey).type is ActorType.PLACE
    assert "Turkiye" in names(panel)


def test_an_empty_name_is_marked_and_kept_in_the_field(panel: ActorPanel, project: Project, turkey: Actor) -> None:
    panel.fields.name.clear()
    panel.fields.name.flush()

    assert panel.fields.name.property("marked")
    assert panel.fields.name.text() == ""
    assert now(project, turkey).name == "Turkey"


def test_ticks_are_written(panel: ActorPanel, project: Project, turkey: Actor, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.fields.threat_actor, Key.Key_Space)
    qtbot.keyClick(panel.fields.in_brief, Key.Key_Space)

    assert now(project, turkey).threat_actor
    assert not now(project, turkey).in_brief


def test_aliases_are_added_and_taken_away(
    panel: ActorPanel, desk: Desk, project: Project, turkey: Actor, qtbot: QtBot
) -> None:
    aliases = panel.fields.aliases
    qtbot.keyClick(aliases.add_button, Key.Key_Space)
    qtbot.keyClicks(aliases.field, "Ankara")
    qtbot.keyClick(aliases.field, Key.Key_Return)
    qtbot.keyClicks(aliases.field, "Turkiye")
    qtbot.keyClick(aliases.field, Key.Key_Return)
    qtbot.keyClick(aliases.field, Key.Key_Escape)
    assert now(project, turkey).aliases == ("Ankara", "Turkiye")

    aliases.closed.emit("Ankara")
    assert now(project, turkey).aliases == ("Turkiye",)

    desk.undo()
    assert now(project, turkey).aliases == ("Ankara", "Turkiye")


def test_a_change_elsewhere_is_shown_but_leaves_the_field_that_is_typed_in(
    panel: ActorPanel, project: Project, turkey: Actor, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.fields.texts["interest"], "Half a sen")
    change(project, turkey, name="Turkiye", interest="Said elsewhere")

    assert panel.fields.name.text() == "Turkiye"
    assert panel.fields.texts["interest"].value() == "Half a sen"


def test_what_is_typed_is_written_before_another_actor_is_shown(
    panel: ActorPanel, project: Project, turkey: Actor, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.fields.texts["leverage"], "The straits")
    panel.focus()
    qtbot.keyClick(panel.head.list, Key.Key_Down)

    assert now(project, turkey).leverage == "The straits"
    assert panel.fields.texts["leverage"].value() == ""


def test_enter_renames_in_place(panel: ActorPanel, project: Project, turkey: Actor, qtbot: QtBot) -> None:
    panel.focus()
    qtbot.keyClick(panel.head.list, Key.Key_Return)
    field = panel.head.list.findChild(QLineEdit)
    assert field.selectedText() == "Turkey"
    qtbot.keyClicks(field, "Turkiye")
    qtbot.keyClick(field, Key.Key_Return)

    qtbot.waitUntil(lambda: now(project, turkey).name == "Turkiye")
    assert panel.fields.name.text() == "Turkiye"


def test_delete_says_so_and_undo_brings_it_back_selected(
    panel: ActorPanel, desk: Desk, project: Project, turkey: Actor, qtbot: QtBot
) -> None:
    panel.focus()
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(panel.head.list, Key.Key_Delete)

    assert said.args == ["Actor “Turkey” deleted", True]
    assert project.find(Actor, turkey.id) is None
    assert panel.fields.name.text() == "Russia"

    desk.undo()
    assert panel.fields.name.text() == "Turkey"
    assert desk.selected_item == ("actor", turkey.id)


def test_an_actor_deleted_elsewhere_leaves_an_empty_editor(panel: ActorPanel, project: Project, turkey: Actor) -> None:
    delete(project, [turkey])

    assert panel.fields.item_id == ""
    assert not panel.fields.isEnabled()
    assert panel.fields.name.text() == ""


def test_merging_asks_in_place_for_the_name_that_stays(
    panel: ActorPanel, desk: Desk, project: Project, turkey: Actor, qtbot: QtBot
) -> None:
    panel.focus()
    panel.head.list.selectAll()
    qtbot.keyClick(panel.head.list, Key.Key_M)
    sheet = panel.sheet
    assert sheet.isVisible()
    assert sheet.survivor().name == "Turkey"
    assert "Russia, Ankara wants" in sheet.consequences()
    assert "Moves 2 mentions and 0 risks" in sheet.consequences()

    qtbot.keyClick(sheet.focusWidget(), Key.Key_Down)
    assert sheet.survivor().name == "Russia"
    assert "Moves 3 mentions and 1 risk." in sheet.consequences()
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(sheet.focusWidget(), Key.Key_Return)

    assert said.args == ["2 actors merged into “Russia”", True]
    (left,) = project.all(Actor)
    assert (left.name, set(left.aliases)) == ("Russia", {"Turkey", "Ankara wants"})
    qtbot.waitUntil(lambda: panel.fields.evidence.rows.exhibits.rowCount() == 4)
    assert panel.fields.isVisible()
    qtbot.waitUntil(panel.head.list.hasFocus)

    desk.undo()
    assert len(project.all(Actor)) == 3


def test_escape_leaves_a_merge_and_one_actor_cannot_be_merged(panel: ActorPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.focus()
    panel.head.list.selectAll()
    qtbot.keyClick(panel.head.list, Key.Key_M)
    qtbot.keyClick(panel.sheet.focusWidget(), Key.Key_Escape)
    assert panel.several.isVisible()
    assert panel.head.list.hasFocus()

    panel.head.list.clearSelection()
    with qtbot.waitSignal(desk.said):
        qtbot.keyClick(panel.head.list, Key.Key_M)


def test_a_mention_shows_its_passage(panel: ActorPanel, desk: Desk, qtbot: QtBot) -> None:
    mentions = panel.fields.evidence.rows
    exhibit = mentions.exhibits.exhibit(0)
    mentions.setFocus()
    mentions.setCurrentIndex(mentions.exhibits.index(0))

    with qtbot.waitSignal(desk.passage_wanted) as wanted:
        qtbot.keyClick(mentions, Key.Key_Return)

    passage = exhibit.passage
    assert wanted.args == [exhibit.source.id, passage.revision_id, passage.start, passage.end]


def test_the_selection_is_the_desks_both_ways(panel: ActorPanel, desk: Desk, project: Project, qtbot: QtBot) -> None:
    russia = project.where(Actor, name="Russia")[0]
    desk.select(Kind.ACTOR, russia.id)
    assert panel.fields.name.text() == "Russia"
    assert panel.head.list.selected_ids() == [russia.id]

    panel.focus()
    qtbot.keyClick(panel.head.list, Key.Key_Up)
    assert desk.selected_item == ("actor", panel.fields.item_id)
    assert panel.fields.name.text() == "Turkey"

    qtbot.keyPress(panel.head.list, Key.Key_Control, CONTROL)
    desk.select(Kind.ACTOR, russia.id)  # as undo does, whose keys are still held
    qtbot.keyRelease(panel.head.list, Key.Key_Control)
    assert panel.head.list.selected_ids() == [russia.id]


def test_rows_come_and_go_without_moving_the_selection(
    panel: ActorPanel, project: Project, turkey: Actor, qtbot: QtBot
) -> None:
    reset: list[object] = []
    table: ItemTable = panel.table
    table.modelReset.connect(lambda: reset.append(1))

    mark(project, selection(project, "jets"), Kind.ACTOR)
    delete(project, project.where(Actor, name="Russia"))

    assert names(panel) == ["Turkey", "Ankara wants", "jets"]
    assert panel.head.list.selected_ids() == [turkey.id]
    assert not reset


def test_control_enter_goes_back_to_the_text_from_anywhere(dock: PanelDock, panel: ActorPanel, qtbot: QtBot) -> None:
    places = (panel.head.list, panel.fields.name, panel.fields.texts["notes"], panel.fields.in_brief)
    for place in (*places, panel.fields.evidence.rows):
        with qtbot.waitSignal(dock.reader_wanted):
            qtbot.keyClick(place, Key.Key_Return, CONTROL)


def test_a_new_actor_opens_with_its_name_selected(panel: ActorPanel, project: Project) -> None:
    made = mark(project, selection(project, "jets"), Kind.ACTOR).item
    panel.edit_new(made.id)

    assert panel.fields.name.hasFocus()
    assert panel.fields.name.selectedText() == "jets"


def test_without_actors_the_panel_says_how_to_make_one(panel: ActorPanel, project: Project) -> None:
    delete(project, list(project.all(Actor)))

    assert not panel.head.isVisible()
    assert panel.isVisible()


def test_rows_speak_for_screen_readers(panel: ActorPanel) -> None:
    row = panel.items.index(0, 0)

    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Turkey, State, Buyer, 2 mentions"


def test_undoing_a_merge_gives_each_row_its_own_mentions_back(
    panel: ActorPanel, desk: Desk, project: Project, turkey: Actor
) -> None:
    def mentions() -> list[tuple[str, int]]:
        return sorted((line.item.name, line.exhibits) for line in map(panel.table.line, range(panel.table.rowCount())))

    before = mentions()
    merge(project, turkey, project.where(Actor, name="Russia"))
    assert mentions() != before
    desk.undo()
    assert mentions() == before
