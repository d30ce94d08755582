"""Articles come in by dialog, drop and paste; what cannot be read says why, and the others go on."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from briefing.actions.importing import files_of
from briefing.errors import SourceError
from briefing.model import Source
from tests.ui.pointer import point_at
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import LONG, Hand
from ui.library.telling import Role


@pytest.fixture
def begun(hand: Hand, tmp_path: Path) -> Iterator[Hand]:
    hand.window.create_project(tmp_path / "p" / "Import.brief", "Import")
    yield hand
    QGuiApplication.clipboard().clear()


def article(folder: Path, name: str, title: str) -> Path:
    path = folder / name
    path.write_text(f"{title}\n\nOne paragraph about {title}.\n", encoding="utf-8")
    return path


def arrivals(hand: Hand) -> list[str]:
    model = hand.space.library.model
    rows = (model.index(row, 0).data(Role.ARRIVAL) for row in range(model.rowCount()))
    return [arrival.name for arrival in rows if arrival is not None]


def dropped(hand: Hand, *paths: Path) -> None:
    """Drag files over the window and let them go."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(400, 400), Qt.DropAction.CopyAction, carried, buttons, keys)
    QApplication.sendEvent(hand.window, enter)
    assert hand.window.overlay.isVisible()
    drop = QDropEvent(QPointF(400, 400), Qt.DropAction.CopyAction, carried, buttons, keys)
    hand.window.overlay.dropEvent(drop)  # Qt delivers a drop only within a drag of its own


def test_the_first_article_of_an_empty_project_is_shown_and_has_the_keyboard(begun: Hand, tmp_path: Path) -> None:
    begun.import_files(article(tmp_path, "a.txt", "First"), article(tmp_path, "b.txt", "Second"))
    assert [source.title for source in begun.project.all(Source)] == ["First", "Second"]
    assert begun.page.source_id == begun.project.all(Source)[0].id
    begun.until_reading()
    assert arrivals(begun) == []
    assert "2 sources added" in begun.window.toast.message()
    begun.import_files(article(tmp_path, "late.txt", "Late"))
    assert begun.space.library.current_source() == begun.page.source_id, "what is read stays the chosen row"


def test_a_wrong_file_stays_with_its_cause_and_the_others_go_on(begun: Hand, tmp_path: Path) -> None:
    pdf = tmp_path / "scan.pdf"
    pdf.write_bytes(b"%PDF-1.7 not for us")
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    begun.import_files(pdf, article(tmp_path, "a.txt", "Good"), empty, tmp_path / "gone.txt")
    assert [source.title for source in begun.project.all(Source)] == ["Good"]
    assert arrivals(begun) == ["scan.pdf", "empty.txt", "gone.txt"]
    model = begun.space.library.model
    said = model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert said.startswith("empty.txt: “empty.txt” is empty.")
    assert "3 could not be read" in begun.space.summary.words()

    begun.space.library.list.setFocus()
    begun.space.library.list.setCurrentIndex(model.index(1, 0))
    begun.press("Del")
    assert arrivals(begun) == ["empty.txt", "gone.txt"]


def test_the_same_article_again_is_joined_with_a_note(begun: Hand, tmp_path: Path) -> None:
    path = article(tmp_path, "a.txt", "Once")
    begun.import_files(path)
    begun.import_files(path)
    assert begun.project.count(Source) == 1
    assert "1 already here: S1" in begun.space.summary.words()


def test_an_import_is_undone_as_a_whole_and_redone(begun: Hand, tmp_path: Path) -> None:
    begun.import_files(article(tmp_path, "a.txt", "One"), article(tmp_path, "b.txt", "Two"))
    undo = begun.window.commands.action("edit.undo")
    assert "Import 2" in undo.text()
    begun.press("Ctrl+Z")
    assert begun.project.count(Source) == 0
    assert begun.space.reading.page() is None
    begun.press("Ctrl+Shift+Z")
    assert begun.space.library.model.rowCount() == 2
    page = begun.space.reading.page()
    assert page is not None, "what came back is shown"
    assert page.text().startswith("One")


def test_the_row_under_the_pointer_stays_under_it_through_a_whole_import(hand: Hand, tmp_path: Path) -> None:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    rows = hand.space.library.list
    place = QPoint(60, rows.viewport().height() // 2)
    point_at(rows.viewport(), place)
    under, current = rows.indexAt(place).data(), rows.currentIndex().row()
    seen = set()
    for told in (hand.space.library.model.rowsInserted, hand.space.library.model.rowsRemoved):
        told.connect(lambda *_rows: seen.add(rows.indexAt(place).data()))
    hand.import_files(*(article(tmp_path, f"{name}.txt", f"Late {name}") for name in "abc"))
    assert hand.project.count(Source) == 11
    assert seen == {under}
    assert (rows.indexAt(place).data(), rows.currentIndex().row()) == (under, current)


def test_files_and_folders_can_be_dropped_anywhere(begun: Hand, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    (folder / "deep").mkdir(parents=True)
    article(folder, "a.txt", "In folder")
    article(folder / "deep", "b.txt", "Deeper")
    (folder / ".hidden").write_text("not this", encoding="utf-8")
    with begun.qtbot.waitSignal(begun.window.jobs.idle, timeout=LONG):
        dropped(begun, folder)
    assert begun.window.overlay.words() == "Add 2 sources"
    assert not begun.window.overlay.isVisible()
    assert begun.project.count(Source) == 2


def test_a_project_dropped_is_opened(begun: Hand, tmp_path: Path) -> None:
    path = begun.project.path
    begun.window.create_project(tmp_path / "q" / "Other.brief", "Other")
    with begun.qtbot.waitSignal(begun.window.project_opened):
        dropped(begun, path)
    assert begun.project.path == path


def test_articles_dropped_on_the_start_screen_wait_for_the_projects_name(hand: Hand, tmp_path: Path) -> None:
    dropped(hand, article(tmp_path, "a.txt", "Early"))
    hand.until_focus("Name of the project")
    hand.type("Begun by a drop")
    with hand.qtbot.waitSignal(hand.window.jobs.idle, timeout=LONG):
        hand.press("Return")
    assert hand.project.name == "Begun by a drop"
    assert hand.project.count(Source) == 1


def test_pasted_text_becomes_a_source(begun: Hand) -> None:
    QGuiApplication.clipboard().setText("A headline\n\nSome words that were copied somewhere.")
    begun.space.library.setFocus()
    with begun.qtbot.waitSignal(begun.window.jobs.idle, timeout=LONG):
        begun.press("Ctrl+V")
    (source,) = begun.project.all(Source)
    assert source.title == "A headline"


def test_an_empty_clipboard_says_so(begun: Hand) -> None:
    QGuiApplication.clipboard().clear()
    begun.press("Ctrl+Shift+I")
    assert "no text" in begun.window.toast.message()


def test_a_cancelled_import_keeps_what_is_whole_and_drops_the_rest(begun: Hand, tmp_path: Path) -> None:
    # So many that a busy machine, which hears late of the first, has not read the last by then.
    files = [article(tmp_path, f"{number:03}.txt", f"Number {number}") for number in range(200)]
    jobs = begun.window.jobs
    begun.choose_files(*files)
    begun.press("Ctrl+I")
    job = jobs.running
    assert job is not None
    assert begun.window.status.job_words()
    job.advanced.connect(begun.window.status._cancel.click, Qt.ConnectionType.SingleShotConnection)
    begun.qtbot.waitSignal(jobs.idle, timeout=LONG).wait()
    assert 1 <= begun.project.count(Source) < len(files)
    assert arrivals(begun) == []
    assert begun.window.status.job_words() == ""


def test_closing_the_window_in_the_middle_of_an_import_leaves_whole_items(begun: Hand, tmp_path: Path) -> None:
    files = [article(tmp_path, f"{number:02}.txt", f"Number {number}") for number in range(20)]
    path = begun.project.path
    begun.choose_files(*files)
    begun.press("Ctrl+I")
    job = begun.window.jobs.running
    assert job is not None
    with begun.qtbot.waitSignal(job.advanced, timeout=LONG):
        pass
    begun.window.close()
    assert not path.with_name(path.name + "-wal").exists()


def test_rows_being_read_are_shown_at_once(begun: Hand, tmp_path: Path) -> None:
    begun.choose_files(article(tmp_path, "slow.txt", "Slow"))
    with begun.qtbot.waitSignal(begun.window.jobs.idle, timeout=LONG):
        begun.press("Ctrl+I")
        assert arrivals(begun) == ["slow.txt"]


def test_a_folder_gives_its_files_and_a_file_itself_each_once(tmp_path: Path) -> None:
    one = article(tmp_path, "b.txt", "B")
    two = article(tmp_path, "a.txt", "A")
    assert files_of([one, tmp_path, two]) == [one, two]


def test_a_refusal_is_no_bug(begun: Hand) -> None:
    key = begun.space.arrivals.expect([Path("x.pdf")])[0]
    begun.space.arrivals.refuse(key, SourceError("No text here.", remedy="Paste it."))
    assert arrivals(begun) == ["x.pdf"]
    begun.space.arrivals.dismiss_read([key])
    assert arrivals(begun) == ["x.pdf"]
    begun.space.arrivals.dismiss(key)
    assert arrivals(begun) == []
