"""The commands as Qt's actions: one action each, with the keys, menus, tooltips and names of the command table."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QCoreApplication, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui import icons
from ui.command_table import COMMANDS, MENUS, Command, Needs, Scope

__all__ = ["Command", "Commands", "Needs", "Scope"]


class Commands(QObject):
    """All commands of one window.

    The window calls `fill` once with its menu bar, `bind` for the reader and each list, `on` for each command it can
    do, and `offer` whenever what is there has changed. `triggered` tells the id of each command that was run.
    """

    triggered = Signal(str)

    def __init__(self, window: QWidget, table: Iterable[Command] = COMMANDS) -> None:
        super().__init__(window)
        self._window = window
        self._table = {command.id: command for command in table}
        self._actions = {command.id: self._made(command) for command in self._table.values() if not command.submenu}
        self._submenus: dict[str, QMenu] = {}

    def action(self, command: str) -> QAction:
        """The action of a command; KeyError where there is no such command or it is a submenu."""
        return self._actions[command]

    def submenu(self, command: str) -> QMenu:
        """The menu of a command that is one (file.recent), after `fill`; KeyError where there is none."""
        return self._submenus[command]

    def all(self) -> tuple[Command, ...]:
        """The table, in its order: for the palette and the key sheet."""
        return tuple(self._table.values())

    def on(self, command: str, slot: Callable[[], object]) -> None:
        """Call this whenever the command is run."""
        self._actions[command].triggered.connect(lambda _checked=False: slot())

    def bind(self, scope: Scope, widget: QWidget) -> None:
        """The keys of this scope work while `widget` or something in it has the keyboard."""
        for command in self._table.values():
            if command.scope is scope and not command.submenu:
                widget.addAction(self._actions[command.id])

    def offer(self, present: Collection[Needs]) -> None:
        """Enable the commands whose needs are present, disable the others."""
        for command in self._table.values():
            if not command.submenu:
                self._actions[command.id].setEnabled(command.needs is Needs.NOTHING or command.needs in present)

    def name_subject(self, command: str, subject: str) -> None:
        """Say in menu and tooltip what the command would do it to: "Undo Rate risk R3"; "" says only its words."""
        words = _words(self._table[command])
        # An ampersand in a title is a letter there, and a mnemonic in a menu.
        self._actions[command].setText(f"{words} {subject.replace('&', '&&')}" if subject else words)
        self._actions[command].setToolTip(_tip(self._table[command], f"{_plain(words)} {subject}".strip()))

    def keys(self, command: str) -> str:
        """The key to show for a command, as people write it; empty where it has none."""
        return _shown(self._table[command])

    def set_letter_keys(self, on: bool) -> None:
        """Let single letters, digits and signs run commands, or not (WCAG 2.1.4); keys with Ctrl or Alt always do."""
        for command in self._table.values():
            if not command.submenu:
                kept = [sequence for sequence in command.sequences() if on or not _is_sign(sequence)]
                self._actions[command.id].setShortcuts(kept)

    def fill(self, bar: QMenuBar) -> None:
        """Put all menus that have commands into a menu bar, in the table's order."""
        menus: dict[str, QMenu] = {}
        for path, words in MENUS:
            held = any(command.menu.split("/")[0] == path for command in self._table.values())
            if held:
                menus[path] = bar.addMenu(_translated(words))
        for command in self._table.values():
            self._put(command, menus)

    def _put(self, command: Command, menus: dict[str, QMenu]) -> None:
        menu = self._menu(command.menu, menus)
        if command.line:
            menu.addSeparator()
        if command.submenu:
            self._submenus[command.id] = menu.addMenu(_words(command))
        else:
            menu.addAction(self._actions[command.id])

    def _menu(self, path: str, menus: dict[str, QMenu]) -> QMenu:
        """The menu at a path; a submenu is made where its first command stands."""
        if path not in menus:
            parent = self._menu(path.rpartition("/")[0], menus)
            menus[path] = parent.addMenu(_translated(dict(MENUS)[path]))
        return menus[path]

    def _made(self, command: Command) -> QAction:
        action = QAction(_words(command), self)
        action.setObjectName(command.id)
        action.setCheckable(command.checkable)
        action.setShortcuts(command.sequences())
        action.setIconText(_plain(_words(command)))
        # Qt would move "Quit" and "About" by their words on some desktops; our table says where they stand.
        action.setMenuRole(QAction.MenuRole.NoRole)
        if command.icon:
            action.setIcon(icons.icon(command.icon))
        if command.scope is Scope.WINDOW:
            self._window.addAction(action)
        else:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setEnabled(command.needs is Needs.NOTHING)
        action.triggered.connect(lambda _checked=False, command_id=command.id: self.triggered.emit(command_id))
        action.setToolTip(_tip(command, _plain(_words(command))))
        return action


def _is_sign(sequence: QKeySequence) -> bool:
    """Whether a single character is the key, without Ctrl, Alt or Meta."""
    pressed: QKeyCombination = sequence[0]  # type: ignore[index] # PySide's types do not know it
    plain = pressed.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.NoModifier
    return plain and pressed.key().value < Qt.Key.Key_Escape.value


def _words(command: Command) -> str:
    return _translated(command.text)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Commands", text)


def _plain(words: str) -> str:
    """Words without the menu's mnemonic and the dots that promise a question."""
    return words.replace("&", "").removesuffix("…")


def _shown(command: Command) -> str:
    sequences = command.sequences()
    return sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if sequences else ""


def _tip(command: Command, words: str) -> str:
    keys = _shown(command)
    return f"{words}  {keys}" if keys else words
