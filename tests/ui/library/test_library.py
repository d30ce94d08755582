"""The library lists sources a page at a time, finds them by words, and follows every change."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing.actions.items import change, delete
from briefing.actions.marking import Selection, mark
from briefing.actions.sources import grade
from briefing.actions.tagging import tag
from briefing.errors import SourceError
from briefing.model import Kind, Period, ReadingState, Reliability, Revision, Source
from briefing.model.folding import folded
from briefing.model.vague_dates import read_period
from briefing.project import Project
from tests.ui.pointer import point_at
from ui.desk import Desk
from ui.library import Arrivals, LibraryPanel
from ui.library.filtering import Filter
from ui.library.model import PAGE, LibraryModel
from ui.library.ordering import Sorting, order_called
from ui.library.period_sheet import PeriodSheet
from ui.library.telling import Role
from ui.library.words import origin_words


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.brief", "P") as made:
        yield made


def add(project: Project, *titles: str, publisher: str = "") -> list[Source]:
    with project.edit("Add") as edit:
        added = []
        for title in titles:
            source = edit.put(Source(title=title, publisher=publisher, accessed="2026-11-22"))
            text = f"{title}\n\nWords of {title}."
            edit.put(Revision(source_id=source.id, text_hash=edit.keep_text(text), characters=len(text)))
            added.append(source)
        return added


def titles(model: LibraryModel) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules(project: Project, qtmodeltester: ModelTester) -> None:
    add(project, *(f"Source {number}" for number in range(5)))
    arrivals = Arrivals()
    model = LibraryModel(project, arrivals)
    qtmodeltester.check(model)
    arrivals.expect([Path("a.txt"), Path("b.txt")])
    qtmodeltester.check(model)


def test_sources_come_a_page_at_a_time(project: Project) -> None:
    many = add(project, *(f"Source {number}" for number in range(PAGE + 30)))
    model = LibraryModel(project, Arrivals())
    assert model.rowCount() == PAGE
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == PAGE + 30
    assert not model.canFetchMore(QModelIndex())
    assert LibraryModel(project, Arrivals()).row_of(many[-1].id) == PAGE + 29


def test_an_exact_page_ends_without_an_empty_row(project: Project) -> None:
    add(project, *(f"Source {number}" for number in range(PAGE)))
    model = LibraryModel(project, Arrivals())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == PAGE
    assert not model.canFetchMore(QModelIndex())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("istanbul", ["İstanbul görüşmeleri"]),
        ("ISTANBUL gorusmeleri", ["İstanbul görüşmeleri"]),
        ("елка", ["Ёлка в Москве"]),
        ("αθηνα", ["Η Αθήνα απαντά"]),
        ("s3", ["Η Αθήνα απαντά"]),
        ("courier", ["Η Αθήνα απαντά", "İstanbul görüşmeleri", "Ёлка в Москве"]),
        ("nothing like it", []),
    ],
)
def test_the_filter_folds_case_and_accents(project: Project, words: str, found: list[str]) -> None:
    add(project, "İstanbul görüşmeleri", "Ёлка в Москве", "Η Αθήνα απαντά", publisher="Courier")
    model = LibraryModel(project, Arrivals())
    model.set_filter(words)
    assert sorted(titles(model)) == sorted(found)


def test_the_filter_looks_beyond_the_loaded_page(project: Project) -> None:
    add(project, *(f"Source {number}" for number in range(PAGE)), "The needle")
    model = LibraryModel(project, Arrivals())
    model.set_filter("needle")
    assert titles(model) == ["The needle"]


def test_folding_joins_what_people_take_for_one_letter() -> None:
    assert folded("Şimşek ŁÓDŹ Ørsted ß Æther") == folded("simsek lodz orsted ss aether")


def test_a_deleted_source_goes_and_undo_brings_it_back_to_its_place(project: Project) -> None:
    first, second, third = add(project, "One", "Two", "Three")
    model = LibraryModel(project, Arrivals())
    project.subscribe(model.hear)
    delete(project, [second])
    assert titles(model) == ["One", "Three"]
    project.undo()
    assert titles(model) == ["One", "Two", "Three"]
    change(project, first, title="Uno")
    assert titles(model)[0] == "Uno"
    neighbour = model.neighbour(second.id, 1)
    assert neighbour is not None
    assert neighbour.id == third.id
    assert model.neighbour(third.id, 1) is None


def test_a_change_that_no_longer_fits_the_filter_leaves_the_list(project: Project) -> None:
    (source,) = add(project, "Grain deal")
    model = LibraryModel(project, Arrivals())
    project.subscribe(model.hear)
    model.set_filter("grain")
    change(project, source, title="Oil deal")
    assert titles(model) == []


def test_annotations_are_counted_and_counted_anew(project: Project) -> None:
    (source,) = add(project, "One")
    model = LibraryModel(project, Arrivals())
    project.subscribe(model.hear)
    assert model.index(0, 0).data(Role.ANNOTATIONS) == 0
    revision = project.current_revision(source.id)
    assert revision is not None
    mark(project, Selection(revision, project.text(revision), (0, 3)), Kind.RISK)
    assert model.index(0, 0).data(Role.ANNOTATIONS) == 1
    assert "1 annotation" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    project.undo()
    assert model.index(0, 0).data(Role.ANNOTATIONS) == 0


def test_a_row_says_where_a_source_is_from() -> None:
    dated = Source(publisher="Wire", published=Period.day("2025-12-18T19:05:00+03:00"))
    assert origin_words(dated) == "Wire · 18 Dec 2025"
    vague = Source(publisher="Wire", published=Period("2025-06-01", "2025-08-31", "summer 2025"))
    assert origin_words(vague) == "Wire · summer 2025"
    assert origin_words(Source(publisher="Wire", file_name="a.txt")) == "Wire · no date"
    assert origin_words(Source(published=Period.day("2025-12-18"))) == "No publisher · 18 Dec 2025"
    assert origin_words(Source(file_name="a.txt", accessed="2026-11-22")) == "No publisher, no date"


def test_a_row_is_spoken_with_all_it_shows(project: Project) -> None:
    (source,) = add(project, "One", publisher="Wire")
    change(project, source, reliability=Reliability.B, state=ReadingState.DONE)
    model = LibraryModel(project, Arrivals())
    assert (
        model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        == "S1, One, Wire · no date, grade B–, done, 0 annotations"
    )
    model.show_progress(source.id, 0.4)
    assert "done, 40 % seen, 0 annotations" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "One\n40 % seen"


class TestPanel:
    @pytest.fixture
    def panel(self, project: Project, qtbot: QtBot) -> LibraryPanel:
        add(project, "One", "Two", "Three")
        made = LibraryPanel(Desk(project), Arrivals())
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        return made

    def test_enter_and_click_open(self, panel: LibraryPanel, qtbot: QtBot, project: Project) -> None:
        first, second, _ = project.all(Source)
        panel.show_source(first.id)
        with qtbot.waitSignal(panel.opened) as opened:
            qtbot.keyClick(panel.list, Qt.Key.Key_Return)
        assert opened.args == [first.id]
        place = panel.list.visualRect(panel.model.index(1, 0)).center()
        with qtbot.waitSignal(panel.opened) as opened:
            qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
        assert opened.args == [second.id]

    def test_delete_offers_undo(self, panel: LibraryPanel, qtbot: QtBot, project: Project) -> None:
        panel.show_source(project.all(Source)[1].id)
        with qtbot.waitSignal(panel._desk.said) as said:
            qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
        assert said.args == ["Source S2 removed", True]
        assert titles(panel.model) == ["One", "Three"]

    def test_a_filter_says_what_it_leaves_out_and_how_to_clear_it(self, panel: LibraryPanel, qtbot: QtBot) -> None:
        qtbot.keyClicks(panel.filter, "tw")
        assert panel.filters.shown.text() == "Showing 1 of 3"
        panel.filter.setText("nothing")
        assert panel.no_hit.isVisible()
        qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
        assert panel.filter.text() == ""
        assert panel.list.isVisible()
        assert not panel.filters.isVisible()

    def test_a_refused_file_says_why_and_its_cross_dismisses_it(self, panel: LibraryPanel, qtbot: QtBot) -> None:
        (key,) = panel._arrivals.expect([Path("scan.pdf")])
        panel._arrivals.refuse(key, SourceError("No text in it.", remedy="Paste the text."))
        index = panel.model.index(3, 0)
        assert index.data(Qt.ItemDataRole.ToolTipRole) == "scan.pdf: No text in it. Paste the text."
        row = panel.list.visualRect(index)
        cross = QPoint(row.right() - 24, row.top() + 18)
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=cross)
        assert panel.model.rowCount() == 3

    def test_marking_done_is_an_action_that_can_be_undone(self, panel: LibraryPanel, project: Project) -> None:
        source = project.all(Source)[0]
        panel.toggle_done(source.id)
        assert project.get(Source, source.id).state is ReadingState.DONE
        panel.toggle_done(source.id)
        assert project.get(Source, source.id).state is ReadingState.READING
        project.undo()
        project.undo()
        assert project.get(Source, source.id).state is ReadingState.NEW

    def test_the_menu_of_a_row_repeats_its_commands(self, panel: LibraryPanel) -> None:
        menu = panel.menu_for(panel.model.index(0, 0))
        assert menu is not None
        words = [action.text() for action in menu.actions() if action.text()]
        assert words == ["Open", "Mark as reading", "Mark as done", "Remove source"]
        menu.close()
        assert panel.menu_for(QModelIndex()) is None

    def test_an_empty_library_says_how_to_fill_it(self, tmp_path: Path, qtbot: QtBot) -> None:
        with Project.create(tmp_path / "empty.brief", "Empty") as empty:
            panel = LibraryPanel(Desk(empty), Arrivals())
            qtbot.addWidget(panel)
            with qtbot.waitExposed(panel):
                panel.show()
            assert panel.no_source.isVisible()

    def test_ctrl_click_chooses_without_opening_and_delete_takes_all(
        self, panel: LibraryPanel, qtbot: QtBot, project: Project
    ) -> None:
        opened: list[str] = []
        panel.opened.connect(opened.append)
        panel.show_source(project.all(Source)[0].id)
        place = panel.list.visualRect(panel.model.index(2, 0)).center()
        qtbot.mouseClick(
            panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, QPoint(place)
        )
        assert opened == []
        assert [source.label for source in panel.chosen_sources()] == ["S1", "S3"]
        with qtbot.waitSignal(panel._desk.said) as said:
            qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
        assert said.args == ["2 sources removed", True]
        assert titles(panel.model) == ["Two"]

    def test_chosen_rows_stay_chosen_in_another_order(self, panel: LibraryPanel, project: Project) -> None:
        panel.show_source(project.all(Source)[1].id)
        panel.sort_by(Sorting(order_called("title")))
        assert titles(panel.model) == ["One", "Three", "Two"]
        assert [source.label for source in panel.chosen_sources()] == ["S2"]

    def test_a_chip_says_what_is_asked_for_and_takes_it_away(
        self, panel: LibraryPanel, qtbot: QtBot, project: Project
    ) -> None:
        grade(project, project.all(Source)[:1], reliability=Reliability.B)
        panel.filter_menu.aboutToShow.emit()
        menus = {action.text(): action.menu() for action in panel.filter_menu.actions() if action.menu()}
        assert list(menus) == ["State", "Published", "Reliability", "Credibility", "Language", "Kind", "Tag"]
        menus["Reliability"].aboutToShow.emit()
        (usual, ungraded) = menus["Reliability"].actions()
        assert (usual.text(), ungraded.text()) == ("B  Usually reliable\t1", "Not graded\t2")
        usual.trigger()
        assert titles(panel.model) == ["One"]
        assert panel.filters.shown.text() == "Showing 1 of 3"
        (chip,) = panel.filters.chips
        assert chip.text() == "Reliability B"
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
        assert titles(panel.model) == ["One", "Two", "Three"]
        assert not panel.filters.isVisible()

    def test_clear_takes_words_and_chips_away(self, panel: LibraryPanel, qtbot: QtBot) -> None:
        qtbot.keyClicks(panel.filter, "tw")
        panel.show_only(panel.model.filter.toggled("state", "new"))
        assert titles(panel.model) == ["Two"]
        panel.filters.clear.click()
        assert panel.filter.text() == ""
        assert panel.model.source_count() == 3

    def test_several_rows_are_marked_in_one_step(self, panel: LibraryPanel, project: Project) -> None:
        panel.list.selectAll()
        menu = panel.menu_for(panel.model.index(0, 0))
        assert menu is not None
        (done,) = [action for action in menu.actions() if action.text() == "Mark as done"]
        done.trigger()
        menu.close()
        assert {source.state for source in project.all(Source)} == {ReadingState.DONE}
        assert project.history.undo_label == "Mark 3 sources as done"

    def test_what_comes_waits_at_the_end_while_the_pointer_is_on_a_row(
        self, panel: LibraryPanel, qtbot: QtBot, project: Project
    ) -> None:
        panel.sort_by(Sorting(order_called("title")))
        viewport = panel.list.viewport()
        place = panel.list.rect_of(1).center()
        point_at(viewport, place)
        add(project, "A first one", "Last")
        assert titles(panel.model) == ["One", "Three", "Two", "A first one", "Last"]
        assert panel.list.indexAt(place).data() == "Three"
        change(project, project.all(Source)[3], title="Again another")
        assert titles(panel.model)[3] == "Again another"
        QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
        assert titles(panel.model) == ["Again another", "Last", "One", "Three", "Two"]

    def test_a_time_is_asked_for_in_words(self, panel: LibraryPanel, qtbot: QtBot, project: Project) -> None:
        first, second, _ = project.all(Source)
        change(project, first, published=read_period("March 2024"))
        change(project, second, published=Period.day("2025-01-01"))
        panel.head.period_wanted.emit()
        sheet = panel.findChild(PeriodSheet)
        assert sheet is not None
        qtbot.keyClicks(sheet.field, "spring 2024")
        qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
        assert titles(panel.model) == ["One"]
        assert panel.filters.chips[0].text() == "spring 2024"


@pytest.mark.parametrize(
    ("order", "turned", "expected"),
    [
        ("added", False, ["b", "A", "c"]),
        ("added", True, ["c", "A", "b"]),
        ("published", False, ["c", "b", "A"]),
        ("published", True, ["b", "c", "A"]),
        ("title", False, ["A", "b", "c"]),
        ("title", True, ["c", "b", "A"]),
        ("grade", False, ["A", "b", "c"]),
        ("grade", True, ["b", "A", "c"]),
        ("state", False, ["b", "c", "A"]),
        ("tags", False, ["c", "b", "A"]),
        ("annotations", False, ["A", "b", "c"]),
    ],
)
def test_orders_put_what_is_not_known_last_either_way(
    project: Project, order: str, turned: bool, expected: list[str], qtmodeltester: ModelTester
) -> None:
    first, second, third = add(project, "b", "A", "c")
    change(project, first, published=read_period("2024"), reliability=Reliability.F)
    change(project, second, reliability=Reliability.B, state=ReadingState.DONE)
    change(project, third, published=Period.day("2025-06-01"))
    tag(project, [third], "Air defence")
    tag(project, [first], "Trade")
    revision = project.current_revision(second.id)
    assert revision is not None
    mark(project, Selection(revision, project.text(revision), (0, 1)), Kind.RISK)
    model = LibraryModel(project, Arrivals())
    model.sort_by(Sorting(order_called(order), turned))
    assert titles(model) == expected
    qtmodeltester.check(model)


def test_a_changed_source_moves_to_its_place(project: Project, qtmodeltester: ModelTester) -> None:
    first, _, third = add(project, "Alpha", "Beta", "Gamma")
    model = LibraryModel(project, Arrivals())
    project.subscribe(model.hear)
    model.sort_by(Sorting(order_called("title")))
    qtmodeltester.check(model)
    change(project, first, title="Zeta")
    assert titles(model) == ["Beta", "Gamma", "Zeta"]
    change(project, third, title="Aleph")
    assert titles(model) == ["Aleph", "Beta", "Zeta"]
    add(project, "Carol")
    assert titles(model) == ["Aleph", "Beta", "Carol", "Zeta"]


def test_facets_must_all_be_met_and_one_value_of_each(project: Project) -> None:
    first, second, third = add(project, "One", "Two", "Three")
    change(project, first, language="tr", state=ReadingState.DONE)
    change(project, second, language="ru", state=ReadingState.DONE)
    change(project, third, language="tr")
    model = LibraryModel(project, Arrivals())
    model.show_only(Filter(chosen=frozenset({("language", "tr"), ("language", "ru"), ("state", "done")})))
    assert titles(model) == ["One", "Two"]


def test_tags_are_shown_filtered_by_and_followed(project: Project) -> None:
    first, second = add(project, "One", "Two")
    model = LibraryModel(project, Arrivals())
    project.subscribe(model.hear)
    known = tag(project, [first], "Air defence")
    assert model.index(0, 0).data(Role.TAGS) == ["Air defence"]
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("Air defence")
    model.show_only(Filter(chosen=frozenset({("tag", known.id)})))
    assert titles(model) == ["One"]
    tag(project, [second], "Air defence")
    assert titles(model) == ["One", "Two"]
