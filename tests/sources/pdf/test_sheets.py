import threading

import pytest

from briefing.sources import read_bytes
from briefing.sources.pdf import sheets
from tests.sources.pdf.paper import HARBOUR, STRAIT, Paper

PAGES = 9


@pytest.fixture
def long_pdf(monkeypatch):
    """A PDF that counts as long, on a machine that has two processors."""
    monkeypatch.setattr(sheets, "_LONG", PAGES)
    monkeypatch.setattr(sheets, "_processors", lambda: 2)
    paper = Paper()
    for number in range(PAGES):
        paper.text(40, 60, f"{number} {STRAIT if number % 2 else HARBOUR}", 340)
        if number + 1 < PAGES:
            paper.turn()
    return paper.made()


def held_back(monkeypatch, until):
    """This process reads its first page only when something has happened."""
    read = sheets._sheet

    def waiting(document, index):
        assert until.wait(60)
        return read(document, index)

    monkeypatch.setattr(sheets, "_sheet", waiting)


def read_alone(monkeypatch, raw):
    with monkeypatch.context() as alone:
        alone.setattr(sheets, "_processors", lambda: 1)
        return read_bytes(raw, "long.pdf")


def test_a_long_pdf_read_from_both_ends_gives_the_same_article(monkeypatch, long_pdf):
    expected = read_alone(monkeypatch, long_pdf)
    came, parts = threading.Event(), []
    add = sheets._Back.add

    def noted(back, part):
        add(back, part)
        parts.append(part)
        came.set()

    monkeypatch.setattr(sheets._Back, "add", noted)
    held_back(monkeypatch, until=came)

    assert read_bytes(long_pdf, "long.pdf") == expected
    assert [sheet.page.number for sheet in parts[0]] == [6, 7, 8, 9]


def test_where_the_second_process_dies_the_first_reads_every_page(monkeypatch, long_pdf):
    expected = read_alone(monkeypatch, long_pdf)
    died = threading.Event()
    close = sheets.Worker.close

    def noted(worker):
        close(worker)
        died.set()

    monkeypatch.setattr(sheets.Worker, "close", noted)
    monkeypatch.setattr(sheets, "_FROM_THE_BACK", "tests.workers.jobs:crashing")
    held_back(monkeypatch, until=died)

    assert read_bytes(long_pdf, "long.pdf") == expected
