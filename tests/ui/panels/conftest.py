"""A small project on a desk: two sources' worth of passages, three actors, two risks."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing.actions.importing import add_article
from briefing.actions.items import change, link
from briefing.actions.marking import Selection, mark, tie
from briefing.model import Actor, ActorType, Kind, Risk, Source
from briefing.project import Project
from briefing.sources import read_bytes
from ui.desk import Desk
from ui.panels.dock import PanelDock

TEXT = "Ankara weighs a return\n\nTurkey spoke with Russia. Ankara wants the jets.\n\nSanctions on Turkey may persist."


def selection(project: Project, words: str) -> Selection:
    source = project.all(Source)[0]
    revision = project.current_revision(source.id)
    assert revision is not None
    text = project.text(revision)
    start = text.index(words)
    return Selection(revision, text, (start, start + len(words)))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "Return.brief", "Return", author="A. Analyst") as made:
        add_article(made, read_bytes(TEXT.encode(), "return.txt"))
        turkey = mark(made, selection(made, "Turkey spoke"), Kind.ACTOR).item
        change(made, turkey, name="Turkey", type=ActorType.STATE, role="Buyer")
        tie(made, turkey, selection(made, "Sanctions on Turkey"))
        mark(made, selection(made, "Russia"), Kind.ACTOR)
        mark(made, selection(made, "Ankara wants"), Kind.ACTOR)
        persist = mark(made, selection(made, "Sanctions on Turkey may persist"), Kind.RISK).item
        link(made, persist, turkey, "actor")
        mark(made, selection(made, "return"), Kind.RISK)
        yield made


@pytest.fixture
def desk(project: Project, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(project)
    yield desk
    # A field may lose the keyboard only in the next test; what it holds then goes nowhere.
    desk.close()


@pytest.fixture
def dock(desk: Desk, qtbot: QtBot) -> PanelDock:
    dock = PanelDock(desk)
    qtbot.addWidget(dock)
    dock.resize(396, 830)
    with qtbot.waitExposed(dock):
        dock.show()
        dock.activateWindow()
    return dock


@pytest.fixture
def turkey(project: Project) -> Actor:
    return project.where(Actor, name="Turkey")[0]


@pytest.fixture
def persist(project: Project) -> Risk:
    return project.where(Risk, title="Sanctions on Turkey may persist")[0]
