"""The history as a tree: actions, the items each of them touched, and the fields that changed in those.

Steps are read two hundred at a time as the list is scrolled down; what an action changed is read when it is opened.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing.errors import BriefingError
from briefing.model import Kind
from briefing.project import Entry, ItemChange, Project, Step
from ui.history import words
from ui.history.nodes import Action, Field, More, Node, Touched
from ui.history.standing import Standing, grouped, standing
from ui.kind_words import kind_words

PAGE = 200
MOST_ITEMS = 200
NODE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


N = TypeVar("N", Action, Touched, More, Field)


class HistoryModel(QAbstractItemModel):
    """The project's actions, newest first; or one item's own, see `show_item`."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._steps: list[Step] = []
        self._actions: list[Action] = []
        self._nodes: dict[int, Node] = {}
        self._next_id = 1
        self._all_read = True
        self._item: tuple[Kind, str] | None = None
        self._recovered: frozenset[int] = frozenset()
        self.standing = Standing()

    @property
    def count(self) -> int:
        """How many steps the project's history has."""
        return self._steps[0].id if self._steps else 0

    def reload(self) -> None:
        """Read everything again."""
        # Read first: a drive that fails must not leave the view in the middle of a reset.
        steps = self._project.history.steps(limit=max(PAGE, len(self._steps)))
        entries = self._project.history.of(*self._item) if self._item is not None else None
        self.beginResetModel()
        self._nodes.clear()
        self._steps = steps
        self._all_read = len(self._steps) < PAGE
        self._actions = self._made(grouped(self._steps)) if entries is None else self._of_item(entries)
        self.standing = standing(self._steps)
        self.endResetModel()

    def show_item(self, item: tuple[Kind, str] | None) -> None:
        """Show only what touched this item; None shows everything."""
        if item != self._item:
            self._item = item
            self.reload()

    def mark_recovered(self, steps: frozenset[int]) -> None:
        """Let these steps stand out: what a crash did not take."""
        self._recovered = steps
        self.reload()

    def catch_up(self) -> None:
        """Add the steps that came since; rows that are there stay as they are, opened or not."""
        newest = self._steps[0].id if self._steps else 0
        came = self._project.history.steps(limit=PAGE)
        fresh = [step for step in came if step.id > newest]
        if not fresh and came[:1] == self._steps[:1]:
            return
        if self._item is not None or not self._actions or len(fresh) >= PAGE:
            self.reload()
            return
        self._steps = fresh + self._steps
        groups = grouped(fresh)
        if groups[-1][-1].action == self._actions[0].step.action:
            self._grow_first(groups.pop())
        if groups:
            self._insert_above(groups)
        self.standing = standing(self._steps)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._actions) - 1, 0))

    def node(self, index: Index) -> Node | None:
        """What a row is; None for no row."""
        return self._nodes.get(index.internalId()) if index.isValid() else None

    def index_at(self, index: Index) -> QModelIndex:
        """The same row, as the view wants it."""
        return self.index(index.row(), 0, index.parent())

    def index_of(self, action: Action) -> QModelIndex:
        """Where an action stands."""
        return self.index(self._actions.index(action), 0)

    def actions(self) -> list[Action]:
        """The rows that are read, newest first."""
        return list(self._actions)

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 Qt's default
        children = self._children(parent)
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].id)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008 Qt has two
        node = self.node(index)
        if isinstance(node, Touched | More):
            return self.index_of(node.action)
        if isinstance(node, Field) and node.touched.action.parts is not None:
            return self.createIndex(node.touched.action.parts.index(node.touched), 0, node.touched.id)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return len(self._children(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 -- Qt's own default
        node = self.node(parent)
        if isinstance(node, Action):
            return bool(node.parts) if node.parts is not None else _may_touch(node)
        return self.rowCount(parent) > 0

    def canFetchMore(self, parent: Index) -> bool:
        node = self.node(parent)
        if isinstance(node, Action):
            return node.parts is None and _may_touch(node)
        return not parent.isValid() and self._item is None and not self._all_read

    def fetchMore(self, parent: Index) -> None:
        node = self.node(parent)
        if isinstance(node, Action):
            self._open(node)
        elif self.canFetchMore(parent):
            self._read_on()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        if role == NODE:
            return node
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.sentence(node)
        return None

    def sentence(self, node: Node) -> str:
        """A row in words, as a screen reader says it."""
        if isinstance(node, Field):
            return self.tr("{0}: {1} → {2}").format(node.name, node.old, node.new)
        if isinstance(node, More):
            return self.more_words(node)
        if isinstance(node, Touched):
            return f"{kind_words(node.change.kind)} {node.name} {words.what_words(node.change)}"
        parts = [node.step.label, words.time_words(node.step.at), node.step.author, self.state_words(node)]
        return ", ".join(part for part in parts if part)

    def more_words(self, node: More) -> str:
        """How many items an action touched besides those that are listed."""
        return self.tr("and %Ln more", "", node.count)

    def state_words(self, action: Action) -> str:
        """How an action stands, where there is something to say."""
        if action.step.id == self.standing.now:
            return self.tr("you are here")
        match action.step.kind.value:
            case "checkpoint":
                return self.tr("checkpoint")
            case "undo":
                return self.tr("undone")
            case "redo":
                return self.tr("done again")
        return "" if self.holds(action) else self.tr("taken back")

    def holds(self, action: Action) -> bool:
        """Whether what the action did is in the project now; of those not read that far back it is taken to be."""
        if not self._steps or action.step.id < self._steps[-1].id:
            return True
        return action.step.kind.value in ("checkpoint", "undo", "redo") or action.step.id in self.standing.holding

    # Reading

    def _children(self, parent: Index) -> list[Any]:
        if not parent.isValid():
            return self._actions
        node = self.node(parent)
        if isinstance(node, Action):
            return [*(node.parts or []), *([node.more] if node.more is not None else [])]
        return node.fields if isinstance(node, Touched) else []

    def _made(self, groups: list[list[Step]], above: str = "") -> list[Action]:
        actions = []
        for steps in groups:
            action = self._numbered(Action(steps, recovered=any(step.id in self._recovered for step in steps)))
            day = words.day_words(action.step.at)
            action.day = day if day != above else ""
            above = day
            actions.append(action)
        return actions

    def _of_item(self, entries: Sequence[Entry]) -> list[Action]:
        """The item's own history: what else an action touched is left out."""
        actions = self._made([[entry.step] for entry in entries])
        for action, entry in zip(actions, entries, strict=True):
            action.parts = [self._touched(action, entry.change)]
        return actions

    def _read_on(self) -> None:
        older = self._project.history.steps(limit=PAGE, before=self._steps[-1].id)
        self._all_read = len(older) < PAGE
        self._steps += older
        groups = grouped(older)
        if groups and self._actions and groups[0][0].action == self._actions[-1].step.action:
            self._actions[-1].steps += groups.pop(0)
        above = words.day_words(self._actions[-1].step.at) if self._actions else ""
        if groups:
            first = len(self._actions)
            self.beginInsertRows(QModelIndex(), first, first + len(groups) - 1)
            self._actions += self._made(groups, above)
            self.endInsertRows()
        self.standing = standing(self._steps)

    def _grow_first(self, steps: list[Step]) -> None:
        """The action at the top went on, or was closed."""
        action = self._actions[0]
        if action.parts:
            self.beginRemoveRows(self.index(0, 0), 0, self.rowCount(self.index(0, 0)) - 1)
            action.parts = action.more = None
            self.endRemoveRows()
        action.parts = None
        action.steps = steps + action.steps

    def _insert_above(self, groups: list[list[Step]]) -> None:
        fresh = self._made(groups)
        if self._actions[0].day == words.day_words(fresh[-1].step.at):
            self._actions[0].day = ""
        self.beginInsertRows(QModelIndex(), 0, len(fresh) - 1)
        self._actions = fresh + self._actions
        self.endInsertRows()

    def _open(self, action: Action) -> None:
        try:
            changes = self._changes(action)
            more = self._more(action) if len(changes) > MOST_ITEMS else None
        except BriefingError:
            # Its record is damaged: the line on the chain says so, and the row opens to nothing.
            action.parts = []
            return
        parts = [self._touched(action, change) for change in changes[:MOST_ITEMS]]
        if parts:
            self.beginInsertRows(self.index_of(action), 0, len(parts) - 1 + (more is not None))
            action.parts, action.more = parts, more
            self.endInsertRows()
        else:
            action.parts = []

    def _more(self, action: Action) -> More:
        return self._numbered(More(action, self._project.history.size(action.step) - MOST_ITEMS))

    def _changes(self, action: Action) -> list[ItemChange]:
        """What its steps did, oldest first; in each, items before what ties them to the text."""
        found: list[ItemChange] = []
        for step in reversed(action.steps):
            found += sorted(self._project.history.details(step), key=lambda one: one.kind in _TIES)
            if len(found) > MOST_ITEMS:
                break
        return found

    def _touched(self, action: Action, change: ItemChange) -> Touched:
        touched = self._numbered(Touched(action, change, words.change_name(self._project, change)))
        for one in words.telling(change):
            old, new = (words.value_words(self._project, one.field, value) for value in (one.old, one.new))
            shown = Field(touched, one, words.field_words(one.field), *words.where_they_differ(old, new))
            touched.fields.append(self._numbered(shown))
        return touched

    def _numbered(self, node: N) -> N:
        node.id = self._next_id
        self._next_id += 1
        self._nodes[node.id] = node
        return node


_TIES = (Kind.PASSAGE, Kind.EVIDENCE, Kind.LINK, Kind.REVISION)


def _may_touch(action: Action) -> bool:
    return action.step.kind.value != "checkpoint"
