"""Paints the reader as a person sees it: `python -m tests.ui.reader.picture FOLDER` writes light and dark pictures."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from briefing.model.positions import Heading
from ui import theme
from ui.reader import Candidate, Mark, ReaderView

TITLE = "Ankara Weighs Handing Back Its S-400 Batteries to Reopen the F-35 Question"
TEXT = """The long dispute over Turkey’s Russian air-defence batteries has taken a new turn: officials in the capital \
say Ankara is ready to discuss returning the S-400 system to Moscow if that mends its ties with Washington.

According to two people close to the talks, President Recep Tayyip Erdoğan raised the matter with \
President Vladimir Putin in a call last week. NATO was not informed beforehand.

Behind it stands an objection that U.S. officials have raised for years: a Russian radar beside the jets could learn \
how to find the F-35, and an ally’s air defence would no longer fit that of NATO.

What stands in the way

The contract, signed in 2017, led to the removal of Turkey from the F-35 programme in 2019. 😀 Its radar is seen as \
incompatible with the aircraft’s security rules, and Washington went on to impose sanctions on Turkey’s procurement \
agency and its head.

Министерство обороны в Москве не подтвердило переговоры. Сделка 2017 г. остаётся в силе.

قال مسؤول إن المحادثات مع NATO مستمرة منذ أسابيع.

Any return is expected to take months, and a buyer for the batteries has not been named."""


def _mark(id_: str, kind: str, words: str, label: str = "", after: str = "") -> Mark:
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Mark(id_, kind, start, start + len(words), label)


MARKS = [
    _mark("j1", "judgement", "Ankara is ready to discuss returning the S-400 system to Moscow", "J1"),
    _mark("a1", "actor", "President Recep Tayyip Erdoğan"),
    _mark("a2", "actor", "President Vladimir Putin"),
    _mark("a3", "actor", "NATO"),
    _mark("a3", "actor", "NATO", after="ally’s"),
    _mark("a4", "actor", "U.S. officials"),
    _mark("q1", "quote", "officials have raised for years: a Russian radar beside the jets", "Q1"),
    _mark("r2", "risk", "a Russian radar beside the jets could learn how to find the F-35", "R2"),
    _mark("e1", "event", "signed in 2017", "E1"),
    _mark("e2", "event", "removal of Turkey from the F-35 programme in 2019", "E2"),
    _mark("r1", "risk", "impose sanctions on Turkey’s procurement agency", "R1"),
    _mark("a3", "actor", "NATO", after="قال"),
    _mark("n1", "note", "المحادثات مع NATO مستمرة", "N1"),
    _mark("e3", "event", "Сделка 2017 г. остаётся в силе", "E3"),
]
CANDIDATES = [
    Candidate("r2", "risk", "R2", "S-400 presence exposes F-35 security"),
    Candidate("a3", "actor", "", "NATO"),
    Candidate("r1", "risk", "R1", "Sanctions on the defence procurement agency persist"),
]


def reader() -> ReaderView:
    """A reader with an article of every kind of mark, a selection and the pop-up."""
    view = ReaderView()
    view.resize(760, 800)
    start = TEXT.index("What stands")
    view.show_article(TITLE, TEXT, [Heading(start, start + 22, 2)], "en")
    view.set_marks(MARKS)
    view.set_candidates(lambda _start, _end: CANDIDATES)
    return view


def main(folder: Path) -> None:
    """Paint the reader in both themes, at 100 % and enlarged, with and without the pop-up."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("light", "dark"):
        theme.apply(app, theme.load(f"desk-{name}"))
        view = reader()
        view.show()
        view.setFocus()
        app.processEvents()
        view.grab().save(str(folder / f"reader-{name}.png"))
        start = TEXT.index("incompatible")
        view.select(start, TEXT.index(", and Washington"))
        view.popup.set_candidates(CANDIDATES)
        view.set_focus_mark("r2")
        view.open_popup()
        app.processEvents()
        view.grab().save(str(folder / f"reader-{name}-selected.png"))
        view.clear_selection()
        view.set_text_scale(150)
        view.resize(620, 700)
        app.processEvents()
        view.grab().save(str(folder / f"reader-{name}-150.png"))
        view.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
