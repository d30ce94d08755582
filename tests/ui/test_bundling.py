"""Changes of another thread are heard in few bundles, which say the same together."""
# SPDX-License-Identifier: MIT

import threading
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from briefing.model import Kind, Source
from briefing.project import Change, Project
from ui.bundling import bundled, in_pieces
from ui.desk import Desk


def change(step: int, what: str, each: str, action: str = "a") -> Change:
    return Change(step, action, "edit", f"Step {step}", **{what: {Kind.SOURCE: (each,)}})


def shown_after(changes: list[Change]) -> set[str]:
    """What a list that began empty shows in the end."""
    shown: set[str] = set()
    for each in changes:
        shown |= set(each.added.get(Kind.SOURCE, ()))
        shown -= set(each.removed.get(Kind.SOURCE, ()))
    return shown


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.booleans()), max_size=12))
def test_a_bundle_leaves_a_list_as_its_changes_would(deeds: list[tuple[str, bool]]) -> None:
    there: set[str] = set()
    changes = []
    for step, (each, goes) in enumerate(deeds):
        what = ("removed" if goes else "changed") if each in there else "added"
        there = there - {each} if what == "removed" else there | {each}
        changes.append(change(step, what, each))
    found = bundled(changes)
    assert len(found) == min(len(changes), 1)
    assert shown_after(found) == shown_after(changes) == there


def test_changes_of_different_actions_stay_apart() -> None:
    found = bundled([change(1, "added", "x"), change(2, "added", "y"), change(3, "added", "z", action="b")])
    assert [(each.step, each.ids(Kind.SOURCE)) for each in found] == [(2, {"x", "y"}), (3, {"z"})]


def test_many_steps_of_another_thread_are_heard_in_few_changes(tmp_path: Path, qtbot: QtBot) -> None:
    steps = 60
    with Project.create(tmp_path / "p.brief", "P") as project:
        desk = Desk(project)
        heard: list[Change] = []
        desk.changed.connect(heard.append)

        def work() -> None:
            try:
                with project.action(lambda first, last: f"Import {first} to {last}") as action:
                    for number in range(steps):
                        with action.step() as edit:
                            edit.put(Source(title=f"Source {number}"))
            finally:
                project.leave_thread()

        importing = threading.Thread(target=work)
        importing.start()
        importing.join()
        qtbot.waitUntil(lambda: sum(len(each.ids(Kind.SOURCE)) for each in heard) == steps)
        assert len(heard) == 1


def test_an_edit_of_the_window_is_heard_at_once_and_after_what_came_before_it(tmp_path: Path, qtbot: QtBot) -> None:
    with Project.create(tmp_path / "p.brief", "P") as project:
        desk = Desk(project)
        heard: list[str] = []
        desk.changed.connect(lambda each: heard.append(each.label))

        def work() -> None:
            with project.edit("Elsewhere") as edit:
                edit.put(Source(title="One"))
            project.leave_thread()

        other = threading.Thread(target=work)
        other.start()
        other.join()
        with project.edit("Here") as edit:
            edit.put(Source(title="Two"))
        assert heard == ["Elsewhere", "Here"]


def test_what_is_large_is_heard_in_pieces_that_make_the_whole() -> None:
    ids = tuple(str(number) for number in range(25))
    whole = Change(1, "a", "undo", "Import", added={Kind.NOTE: ids[:4]}, removed={Kind.SOURCE: ids, Kind.RISK: ids[:3]})
    pieces = list(in_pieces(whole, 10))
    assert len(pieces) == 4
    assert all(sum(len(piece.ids(kind)) for kind in Kind) <= 10 for piece in pieces)
    assert {one for piece in pieces for one in piece.removed.get(Kind.SOURCE, ())} == set(ids)
    assert bundled(pieces) == [whole]
    assert list(in_pieces(whole, 32)) == [whole]
