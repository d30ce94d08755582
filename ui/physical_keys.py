"""Which Latin key was meant by a key of another alphabet: the one that stands at its place on a keyboard for English.

A command on `A` must work where that key types Ф or ش. Qt tells the typed letter, and beside it what the system calls
the key; what that is depends on the platform. On X11 and Wayland it is the scan code, evdev's plus 8
(linux/input-event-codes.h); on Windows the virtual key, which is the Latin letter for most such layouts, else the scan
code of set 1 (the same numbers as evdev's); on macOS the virtual key code (Carbon's Events.h, kVK_ANSI_*).
"""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_ROWS = ((2, "1234567890-="), (16, "QWERTYUIOP[]"), (30, "ASDFGHJKL;'`"), (43, "\\ZXCVBNM,./"))
_EVDEV = {first + place: sign for first, signs in _ROWS for place, sign in enumerate(signs)}
_X11_OFFSET = 8
_MAC = dict(
    enumerate("ASDFHGZXCV", start=0)
) | {
    11: "B", 12: "Q", 13: "W", 14: "E", 15: "R", 16: "Y", 17: "T", 18: "1", 19: "2", 20: "3", 21: "4", 22: "6",
    23: "5", 24: "=", 25: "9", 26: "7", 27: "-", 28: "8", 29: "0", 30: "]", 31: "O", 32: "U", 33: "[", 34: "I",
    35: "P", 37: "L", 38: "J", 39: "'", 40: "K", 41: ";", 42: "\\", 43: ",", 44: "/", 45: "N", 46: "M", 47: ".",
    50: "`",
}  # fmt: skip
_SHIFTED = dict(zip("1234567890-=[];'`\\,./", '!@#$%^&*()_+{}:"~|<>?', strict=True))
_LAST_LATIN = 0x24F


def latin_key(event: QKeyEvent, platform: str = "") -> QKeyCombination | None:
    """The key of an English keyboard at this event's place, with its modifiers; None where it typed Latin or a sign.

    A full stop that stands where the slash does is one: alone it is the key of no command. `platform` is Qt's name of
    it, by default the one at work.
    """
    sign = _sign_at(event, platform or QGuiApplication.platformName())
    if sign is None or not (_is_other_alphabet(event) or _is_stop_for_slash(event, sign)):
        return None
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers & Qt.KeyboardModifier.ShiftModifier and sign in _SHIFTED:
        # Qt names a shifted sign by what it types, and keeps the modifier: "{" and Shift+"{" are told apart nowhere.
        return QKeyCombination(modifiers & ~Qt.KeyboardModifier.ShiftModifier, Qt.Key(ord(_SHIFTED[sign])))
    return QKeyCombination(modifiers, Qt.Key(ord(sign)))


def pressed_keys(event: QKeyEvent) -> QKeyCombination:
    """The keys of an event, as the command table writes them: a sign that Shift makes is the sign alone."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    if text.strip() and text.isprintable() and not text.isalnum():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeyCombination(modifiers, Qt.Key(event.key()))


def _is_other_alphabet(event: QKeyEvent) -> bool:
    """Whether the key typed a letter of another alphabet: neither Latin nor one of Qt's own keys."""
    key = event.key()
    typed = ord(event.text()[0]) if event.text() else 0
    return _LAST_LATIN < key < Qt.Key.Key_Escape.value or typed > _LAST_LATIN


def _is_stop_for_slash(event: QKeyEvent, sign: str) -> bool:
    """Whether it is the full stop of a Russian or Turkish keyboard, alone: it stands where English has its slash."""
    return (event.text(), sign) == (".", "/") and event.modifiers() is Qt.KeyboardModifier.NoModifier


def _sign_at(event: QKeyEvent, platform: str) -> str | None:
    if platform in ("xcb", "wayland"):
        return _EVDEV.get(event.nativeScanCode() - _X11_OFFSET)
    if platform == "cocoa":
        return _MAC.get(event.nativeVirtualKey())
    virtual = event.nativeVirtualKey()
    if platform == "windows" and chr(virtual).isascii() and chr(virtual).isalnum():
        return chr(virtual)
    return _EVDEV.get(event.nativeScanCode())
