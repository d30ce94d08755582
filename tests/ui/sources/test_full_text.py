"""All the text of a page: what is made a source of it has the page's own characters."""
# SPDX-License-Identifier: MIT

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.sources.full_text_sheet import FullTextSheet

TEXT = "Imprint 😀\n10\N{NO-BREAK SPACE}000 readers\nThe end"


@pytest.mark.parametrize(("line", "taken"), [(None, TEXT), (1, "10\N{NO-BREAK SPACE}000 readers")])
def test_what_is_chosen_of_it_or_all_is_added_letter_by_letter(qtbot: QtBot, line: int | None, taken: str) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    sheet = FullTextSheet(room, "S1", TEXT)
    if line is not None:
        cursor = QTextCursor(sheet.text.document().findBlockByNumber(line))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        sheet.text.setTextCursor(cursor)
    with qtbot.waitSignal(sheet.source_wanted) as told:
        sheet.add.click()
    assert told.args == [taken]
