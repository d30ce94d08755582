"""The commands as Qt's actions: one action each, with the keys, menus, tooltips and names of the command table."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Collection, Iterable, Mapping

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui import icons, place_keys
from ui.command_table import COMMANDS, HELD, MENUS, Command, Needs, Scope
from ui.key_words import key_words, with_both_enters
from ui.menu_reasons import MenuReasons, place_words, why_words
from ui.physical_keys import latin_key, pressed_keys

__all__ = ["Command", "Commands", "Needs", "Scope"]


_SCOPE = "keys_of"  # the property of a widget that says which keys work in it
_WRITING = frozenset(
    {Needs.WRITABLE, Needs.SELECTION, Needs.ITEM, Needs.SEVERAL, Needs.UNDO, Needs.REDO, Needs.WRITING}
)

Keys = Mapping[str, tuple[str, ...]]
"""Keys of the user's own choosing, by command: those commands have these and no others."""


class Commands(QObject):
    """All commands of one window.

    The window calls `fill` once with its menu bar, `bind` for the reader and each list, `on` for each command it can
    do, and `offer` whenever what is there has changed. `triggered` tells the id of each command that was run.
    """

    triggered = Signal(str)
    keys_changed = Signal()
    """Commands have other keys now: whoever shows keys shows them again."""

    def __init__(self, window: QWidget, table: Iterable[Command] = COMMANDS, own_keys: Keys | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._table = {command.id: command for command in table}
        self._own_keys: Keys = own_keys or {}
        self._letter_keys = True
        self._present: frozenset[Needs] = frozenset()
        self._greyed: dict[str, str] = {}
        self._place: place_keys.Place | None = None
        self._actions = {command.id: self._made(command) for command in self._table.values() if not command.submenu}
        self._set_shortcuts()
        self._submenus: dict[str, QMenu] = {}
        self._reasons = MenuReasons(self.why_not, self)

    def action(self, command: str) -> QAction:
        """The action of a command; KeyError where there is no such command or it is a submenu."""
        return self._actions[command]

    def submenu(self, command: str) -> QMenu:
        """The menu of a command that is one (file.recent), after `fill`; KeyError where there is none."""
        return self._submenus[command]

    def command(self, command: str) -> Command:
        """The row of the table; KeyError where there is none."""
        return self._table[command]

    def all(self) -> tuple[Command, ...]:
        """The table, in its order: for the palette and the key sheet."""
        return tuple(self._table.values())

    def on(self, command: str, slot: Callable[[], object]) -> None:
        """Call this whenever the command is run."""
        self._actions[command].triggered.connect(lambda _checked=False: slot())

    def bind(self, scope: Scope, widget: QWidget) -> None:
        """The keys of this scope work while `widget` or something in it has the keyboard, by physical key too."""
        for command in self._of_scope(scope):
            widget.addAction(self._actions[command.id])
        if scope is not Scope.WINDOW:
            widget.setProperty(_SCOPE, scope.value)
            widget.installEventFilter(self)

    def offer(self, present: Collection[Needs]) -> None:
        """Enable the commands whose needs are present, disable the others."""
        self._present = frozenset(present)
        for command in self._table.values():
            if not command.submenu:
                self._actions[command.id].setEnabled(self._may(command))

    def grey(self, command: str, why: str) -> None:
        """From now on: where there is a reason, a command cannot be done though all it needs is there; "" ends it."""
        if self._greyed.get(command, "") != why:
            self._greyed[command] = why
            action = self._actions[command]
            action.setEnabled(self._may(self._table[command]))
            action.setToolTip(why or self._tip(command, action.iconText()))

    def take_place(self, widget: QWidget | None) -> None:
        """The keyboard is here now, or was until a menu or the palette took it: commands of a place are done here."""
        self._place = place_keys.place_at(widget)

    def _may(self, command: Command) -> bool:
        if self._greyed.get(command.id):
            return False
        if command.in_place:
            place = self._place_at_hand()
            return place is not None and place.keys_scope is command.scope
        return command.needs is Needs.NOTHING or command.needs in self._present

    def _place_at_hand(self) -> place_keys.Place | None:
        """The list or text that has the keyboard; None where it is gone by now."""
        return self._place if self._place is not None and shiboken6.isValid(self._place) else None

    def _act_in_place(self, command: str) -> None:
        place = self._place_at_hand()
        if place is not None:
            place.act(command)

    def why_not(self, command: str) -> str:
        """Why a command cannot be done now: what to do first; "" where it can."""
        if self._actions[command].isEnabled():
            return ""
        needs = self._table[command].needs
        if needs is Needs.PLACE:
            return place_words(self._table[command].scope)
        if Needs.PROJECT not in self._present:
            return why_words(Needs.PROJECT)
        writes = needs in _WRITING and Needs.WRITABLE not in self._present
        if needs in self._present:  # greyed by the window, which says why in the tooltip
            return self._greyed.get(command) or self._actions[command].toolTip()
        return why_words(Needs.WRITABLE if writes else needs)

    def name_subject(self, command: str, subject: str) -> None:
        """Say in menu and tooltip what the command would do it to: "Undo Rate risk R3"; "" says only its words."""
        words = _words(self._table[command])
        # An ampersand in a title is a letter there, and a mnemonic in a menu.
        self._actions[command].setText(f"{words} {subject.replace('&', '&&')}" if subject else words)
        self._actions[command].setToolTip(self._tip(command, f"{_plain(words)} {subject}".strip()))

    def menu_words(self, command: str) -> str:
        """The words of the menu a command stands in."""
        return _plain(_translated(dict(MENUS)[self._table[command].menu]))

    # Keys

    def sequences(self, command: str) -> list[QKeySequence]:
        """The keys a command has now, the one to show first: the user's own, else the table's."""
        if command in self._own_keys:
            return [QKeySequence(keys) for keys in self._own_keys[command]]
        return self._table[command].sequences()

    def keys(self, command: str) -> str:
        """The key to show for a command, as people write it; empty where it has none."""
        sequences = self.sequences(command)
        return key_words(sequences[0]) if sequences else ""

    def is_own(self, command: str) -> bool:
        """Whether the user gave this command keys of their own."""
        return command in self._own_keys

    def set_own_keys(self, own_keys: Keys) -> None:
        """Use these keys from now on, and the table's for every other command."""
        self._own_keys = dict(own_keys)
        self._set_shortcuts()
        self.keys_changed.emit()

    def sharing(self, command: str, sequence: QKeySequence) -> list[Command]:
        """The other commands that have this key where `command` would be heard."""
        mine = self._table[command].scope
        return [
            other
            for other in self._table.values()
            if other.id != command and meet(mine, other.scope) and sequence in self.sequences(other.id)
        ]

    def held(self, command: str, sequence: QKeySequence) -> list[Command]:
        """The rows of `HELD` that have this key where `command` would be heard: Qt's own, given to nobody."""
        mine = self._table[command].scope
        return [row for row in HELD if meet(mine, row.scope) and sequence in row.sequences()]

    def set_letter_keys(self, on: bool) -> None:
        """Let single letters, digits and signs run commands, or not (WCAG 2.1.4); keys with Ctrl or Alt always do."""
        self._letter_keys = on
        self._set_shortcuts()
        self.keys_changed.emit()

    def press(self, event: QKeyEvent, scope: Scope = Scope.WINDOW) -> bool:
        """Run the command at the physical key of a letter of another alphabet; whether there was one."""
        meant = latin_key(event)
        if meant is None:
            return False
        for command in self._of_scope(scope):
            if self._is_on(command.id, QKeySequence(meant)):
                self._actions[command.id].trigger()
                return True
        return False

    def refused(self, event: QKeyEvent) -> str:
        """The words of a command that this key would run here, were the project not read-only; "" for none."""
        pressed = QKeySequence(latin_key(event) or pressed_keys(event))
        place = self._place_at_hand()
        scopes = (Scope.WINDOW, place.keys_scope) if place is not None else (Scope.WINDOW,)
        for row in self._table.values():
            if row.submenu or row.scope not in scopes or pressed not in self._heard(row.id):
                continue
            if self.why_not(row.id) == why_words(Needs.WRITABLE):
                return self._actions[row.id].iconText()
        return ""

    def _of_scope(self, scope: Scope) -> list[Command]:
        """The commands whose keys Qt hears while a widget of this scope has the keyboard."""
        rows = self._table.values()
        return [row for row in rows if row.scope is scope and not row.submenu and not row.in_place]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            scope = watched.property(_SCOPE)
            if scope and self.press(event, Scope(scope)):
                return True
        return super().eventFilter(watched, event)

    def _is_on(self, command: str, sequence: QKeySequence) -> bool:
        action = self._actions[command]
        return action.isEnabled() and sequence in action.shortcuts()

    def _set_shortcuts(self) -> None:
        for command, action in self._actions.items():
            if self._table[command].in_place:
                # In the menu for the eye alone: as a shortcut of Qt's it would be heard by the menu bar, too.
                action.setText(f"{_words(self._table[command])}\t{self.keys(command)}")
            else:
                action.setShortcuts(with_both_enters(self._heard(command)))
            action.setToolTip(self._tip(command, action.iconText()))
        place_keys.set_keys(self._table.values(), self._heard)

    def _heard(self, command: str) -> list[QKeySequence]:
        """The keys of a command that run it now."""
        return [one for one in self.sequences(command) if self._letter_keys or not is_sign(one)]

    def _tip(self, command: str, words: str) -> str:
        keys = self.keys(command)
        return f"{words}  {keys}" if keys else words

    # Menus

    def fill(self, bar: QMenuBar) -> None:
        """Put all menus that have commands into a menu bar, in the table's order."""
        menus: dict[str, QMenu] = {}
        for path, words in MENUS:
            held = any(command.menu.split("/")[0] == path for command in self._table.values())
            if held:
                menus[path] = bar.addMenu(_translated(words))
        for command in self._table.values():
            self._put(command, menus)
        for menu in menus.values():
            menu.installEventFilter(self._reasons)

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
        action.setIconText(_plain(_words(command)))
        # Qt would move "Quit" and "About" by their words on some desktops; our table says where they stand.
        action.setMenuRole(QAction.MenuRole.NoRole)
        if command.icon:
            action.setIcon(icons.icon(command.icon))
        if command.in_place:
            action.setEnabled(False)
        elif command.scope is Scope.WINDOW:
            self._window.addAction(action)
        else:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setEnabled(command.needs is Needs.NOTHING)
        if command.in_place:
            action.triggered.connect(lambda _checked=False, command_id=command.id: self._act_in_place(command_id))
        action.triggered.connect(lambda _checked=False, command_id=command.id: self.triggered.emit(command_id))
        return action


def meet(one: Scope, other: Scope) -> bool:
    """Whether two commands of these scopes would hear the same key at the same place."""
    return one is other or Scope.WINDOW in (one, other)


def is_sign(sequence: QKeySequence) -> bool:
    """Whether a single character that can be seen is the key, without Ctrl, Alt or Meta."""
    pressed: QKeyCombination = sequence[0]  # type: ignore[index] # PySide's types do not know it
    plain = pressed.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.NoModifier
    return plain and Qt.Key.Key_Space.value < pressed.key().value < Qt.Key.Key_Escape.value


def words_of(command: Command) -> str:
    """A command's words without its mnemonic and the dots that promise a question."""
    return _plain(_words(command))


def _words(command: Command) -> str:
    return _translated(command.text)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Commands", text)


def _plain(words: str) -> str:
    """Words without the menu's mnemonic and the dots that promise a question."""
    return words.replace("&", "").removesuffix("…")
