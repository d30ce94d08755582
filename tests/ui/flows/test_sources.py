"""Sources by keys: the card, many articles in one file, an address, the original, the whole page, how far was read."""
# SPDX-License-Identifier: MIT

import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from briefing.actions.sources import where_found
from briefing.errors import SourceError
from briefing.model import ReadingState, Source
from tests.ui.flows.test_importing import arrivals
from tests.ui.window_hand import LONG, Hand
from ui.library.telling import Role
from ui.sources import originals
from ui.sources.address_sheet import AddressSheet
from ui.sources.full_text_sheet import FullTextSheet

PAGE = (
    "<html><head><title>From the wire</title></head><body><nav>Menu</nav><article><h1>From the wire</h1>"
    + "".join(f"<p>Paragraph number {number} has enough words to be an article of its own.</p>" for number in range(60))
    + "</article><footer>Imprint of the house</footer></body></html>"
)


@pytest.fixture
def begun(hand: Hand, tmp_path: Path) -> Iterator[Hand]:
    hand.window.create_project(tmp_path / "p" / "Sources.brief", "Sources")
    yield hand
    QGuiApplication.clipboard().clear()


@pytest.fixture
def page(begun: Hand, tmp_path: Path) -> Hand:
    path = tmp_path / "wire.html"
    path.write_text(PAGE, encoding="utf-8")
    begun.import_files(path)
    begun.until_reading()
    return begun


@pytest.fixture
def server() -> Iterator[str]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode())

        def log_message(self, *_: object) -> None:
            return

    running = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}/wire"
    running.shutdown()
    thread.join()
    running.server_close()


def test_alt_enter_opens_the_card_and_esc_goes_back_to_the_text(page: Hand) -> None:
    page.press("Alt+Return")
    page.until_focus("Publisher")
    page.type("Harbour Gazette")
    page.press("Return")
    (source,) = page.project.all(Source)
    assert source.publisher == "Harbour Gazette"
    assert where_found(source, "publisher") == "typed by you"
    page.press("Escape")
    page.until_reading()
    assert not page.space.sources.is_card_shown()
    assert page.window.commands.action("edit.undo").text().endswith("Change publisher of source S1")


@pytest.mark.slow
def test_the_card_follows_the_library_and_gives_way_to_the_panels(page: Hand, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text("Second\n\nSome words.", encoding="utf-8")
    page.import_files(other)
    page.press("Alt+Return")
    page.space.library.list.setFocus()
    page.press("Home")
    assert page.space.sources.card.shown_ids() == [page.project.all(Source)[0].id]
    page.press("Ctrl+A")
    assert len(page.space.sources.card.shown_ids()) == 2
    page.press("Alt+A")
    assert not page.space.sources.is_card_shown()


def test_d_marks_done_and_a_mark_in_the_text_says_that_it_is_being_read(page: Hand) -> None:
    page.page.select(0, 4)
    page.press("A")
    page.space.reading.focus_text()
    assert page.project.all(Source)[0].state is ReadingState.READING
    page.press("D")
    assert page.project.all(Source)[0].state is ReadingState.DONE


def test_all_articles_of_an_archive_come_in_and_what_is_none_says_why(begun: Hand, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as archive:
        for number in range(25):
            archive.writestr(f"{number:02}.txt", f"Number {number}\n\nWords of number {number}.")
        archive.writestr("none.txt", "")
    begun.import_files(tmp_path / "news.zip")
    assert begun.project.count(Source) == 25
    assert arrivals(begun) == ["news.zip"]
    assert "25 sources added · 1 could not be read" in begun.space.summary.words()
    begun.press("Ctrl+Z")
    assert begun.project.count(Source) == 0


def test_a_refused_file_can_be_tried_again(begun: Hand, tmp_path: Path) -> None:
    path = tmp_path / "late.txt"
    begun.import_files(path)
    assert arrivals(begun) == ["late.txt"]
    path.write_text("Late\n\nHere now.", encoding="utf-8")
    menu = begun.space.library.menu_for(begun.space.library.model.index(0, 0))
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Try again", "Paste its text", "Dismiss"]
    with begun.qtbot.waitSignal(begun.window.jobs.idle, timeout=LONG):
        menu.actions()[0].trigger()
    menu.close()
    assert [source.title for source in begun.project.all(Source)] == ["Late"]
    assert arrivals(begun) == []


def test_an_address_is_fetched_when_it_is_asked_for(begun: Hand, server: str) -> None:
    begun.space.library.setFocus()
    begun.press("Ctrl+L")
    begun.until_focus("Web address of the article")
    begun.type(server)
    with begun.qtbot.waitSignal(begun.window.jobs.idle, timeout=LONG):
        begun.press("Return")
    assert arrivals(begun) == [server]
    refused = begun.space.library.model.index(0, 0).data(Role.ARRIVAL)
    assert isinstance(refused.error, SourceError)

    begun.press("Ctrl+L")
    begun.until_focus("Web address of the article")
    begun.type(server)
    sheet = begun.space.findChild(AddressSheet)
    assert sheet is not None
    sheet.private.setChecked(True)
    with begun.qtbot.waitSignal(begun.window.jobs.idle, timeout=LONG):
        begun.press("Return")
    (source,) = begun.project.all(Source)
    assert (source.title, source.address) == ("From the wire", server)


def test_no_address_is_no_request(begun: Hand) -> None:
    begun.space.library.setFocus()
    begun.press("Ctrl+L")
    begun.until_focus("Web address of the article")
    begun.type("file:///etc/passwd")
    begun.press("Return")
    sheet = begun.space.findChild(AddressSheet)
    assert sheet is not None
    assert sheet._problem.isVisible()
    assert begun.window.jobs.running is None
    begun.press("Escape")
    assert sheet.isHidden()


def test_a_pasted_address_is_asked_about_and_not_taken_for_a_text(begun: Hand) -> None:
    copied = QMimeData()
    copied.setText("https://gazette.example/ferry\n")
    begun.space.importing.paste(copied)
    begun.until_focus("Web address of the article")
    sheet = begun.space.findChild(AddressSheet)
    assert sheet is not None
    assert sheet.address.text() == "https://gazette.example/ferry"
    assert begun.window.jobs.running is None
    begun.press("Escape")


def test_a_greyed_entry_of_a_menu_says_why(begun: Hand) -> None:
    (menu,) = (each for each in begun.window.menuBar().findChildren(QMenu) if each.title() == "So&urce")
    action = begun.window.commands.action("source.details")
    assert not action.isEnabled()
    menu.popup(QPoint(0, 0))
    place = menu.actionGeometry(action).center()
    QApplication.sendEvent(menu, QHelpEvent(QEvent.Type.ToolTip, place, menu.mapToGlobal(place)))
    assert QToolTip.text() == "Choose a source first"
    QToolTip.hideText()
    menu.close()


def test_the_original_is_opened_as_it_came_and_gone_when_the_project_closes(
    page: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(originals, "open_path", lambda path: opened.append(path) or True)
    page.window.commands.action("source.original").trigger()
    (path,) = opened
    assert path.read_text(encoding="utf-8") == PAGE
    page.window.close_project()
    assert not path.exists()


@pytest.mark.slow
def test_the_whole_page_is_shown_to_be_read(page: Hand) -> None:
    with page.qtbot.waitSignal(page.space.sources.originals.full_text_read, timeout=LONG):
        page.window.commands.action("source.full_text").trigger()
    sheet = page.space.findChild(FullTextSheet)
    assert sheet is not None
    assert "Imprint of the house" in sheet.text.toPlainText()
    assert sheet.text.isReadOnly()
    page.press("Escape")
    assert sheet.isHidden()


def test_what_a_source_has_not_is_not_offered(begun: Hand, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Plain\n\nWords.", encoding="utf-8")
    begun.import_files(path)
    action = begun.window.commands.action("source.full_text")
    assert not action.isEnabled()
    assert "Only web pages" in action.toolTip()
    assert begun.window.commands.action("source.original").isEnabled()


def test_how_far_was_read_is_shown_and_kept(page: Hand) -> None:
    source_id = page.page.source_id
    before = page.space.sources.progress.share(source_id)
    page.press("Ctrl+End")
    bar = page.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert before < page.space.sources.progress.share(source_id) == 1.0
    assert page.space.library.model.index(0, 0).data(Role.PROGRESS) == 1.0
    path = page.project.path
    page.window.close_project()
    page.window.open_project(path)
    assert page.space.sources.progress.share(source_id) == 1.0
