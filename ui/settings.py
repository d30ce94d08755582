"""What the window remembers for this user: theme, text size, recent projects, its size; and where its files lie.

All of it is one small JSON file in the user's configuration folder. With BRIEFING_HOME set, everything the window
keeps for itself lies under that folder instead: for portable use and for tests.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Any

from ui.theme import Choice

_NAME = "briefing"
_log = logging.getLogger(__name__)


def config_folder() -> Path:
    """The folder of the settings file."""
    return _own_folder("config") or Path(_platformdirs().user_config_path(_NAME, appauthor=False))


def data_folder() -> Path:
    """The folder of the sample project's copies."""
    return _own_folder("data") or Path(_platformdirs().user_data_path(_NAME, appauthor=False))


def cache_folder() -> Path:
    """The folder of what is written only to be looked at: originals opened with other programs."""
    return _own_folder("cache") or Path(_platformdirs().user_cache_path(_NAME, appauthor=False))


def log_folder() -> Path:
    """The folder of the log that bugs are written to."""
    return _own_folder("log") or Path(_platformdirs().user_log_path(_NAME, appauthor=False))


def projects_folder() -> Path:
    """Where new projects are made unless another folder is chosen: "Briefing" among the user's documents."""
    return _own_folder("projects") or Path(_platformdirs().user_documents_path() / "Briefing")


def short_path(path: Path) -> str:
    """A path as people say it: "~" for the home folder."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        return str(path)


def _platformdirs() -> ModuleType:
    import platformdirs  # noqa: PLC0415 -- the first picture waits for no more than it needs

    return platformdirs


def _own_folder(name: str) -> Path | None:
    home = os.environ.get("BRIEFING_HOME", "")
    return Path(home) / name if home else None


class Density(StrEnum):
    """How close the rows of lists stand."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class ReadingFace(StrEnum):
    """The typeface of articles, quotes and what is composed."""

    SERIF = "serif"
    SANS = "sans"


class ReadingWidth(StrEnum):
    """How wide the column of an article is at most."""

    NARROW = "narrow"
    NORMAL = "normal"
    WIDE = "wide"


class Start(StrEnum):
    """What is shown when the program starts without a project."""

    SCREEN = "screen"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Recent:
    """A project that was open: where it lies, its name, when it was left (ISO, local), how large, where pinned.

    `place` is where in the texts it was left ("S1 ¶5"), `mode` in which mode ("read", "compose").
    """

    path: str
    name: str
    opened: str = ""
    place: str = ""
    sources: int = 0
    pinned: bool = False
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """The values of the settings file.

    `letter_keys` lets single letters run commands; `still` lets nothing move; `keys` are the user's own, by command,
    none meaning none; `palette_recents` what was chosen in the palette lately, `hints` those that were shown.
    `recents_kept` is how many recent projects are listed, 0 for none. `geometry` is the window's, as Qt gives it, in
    base64. `language` is what the desk speaks ("tr"), "" the system's; `locale` writes dates and numbers ("de_DE"), ""
    as the system does.
    `pop_up` opens at a selection, with `likely` items in it; `brief_strip` stands under the text; `hidden_kinds` are
    not marked in a project that is opened for the first time. `scale` words the likelihoods of new projects.
    """

    theme: Choice = Choice.SYSTEM
    text_scale: int = 100
    density: Density = Density.COMFORTABLE
    reading_face: ReadingFace = ReadingFace.SERIF
    reading_width: ReadingWidth = ReadingWidth.NORMAL
    language: str = ""
    locale: str = ""
    start: Start = Start.SCREEN
    recents_kept: int = 10
    pop_up: bool = True
    likely: bool = True
    brief_strip: bool = True
    hidden_kinds: tuple[str, ...] = ()
    scale: str = "icd203"
    letter_keys: bool = True
    still: bool = False
    geometry: str = ""
    folder: str = ""
    recents: tuple[Recent, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    palette_recents: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


def most_recent(recents: Sequence[Recent], most: int) -> tuple[Recent, ...]:
    """So many of the recent projects, in their order; the pinned ones all, and one beside them. None for 0."""
    room = most - sum(one.pinned for one in recents)
    others = [one for one in recents if not one.pinned][: max(room, 1)]
    return tuple(one for one in recents if one.pinned or one in others) if most else ()


class Settings:
    """The settings, written to disk whenever one changes; a file that cannot be read counts as a new one.

    Without `keep` changes are forgotten with the window: for pictures, which leave no trace.
    """

    def __init__(self, path: Path | None = None, *, keep: bool = True) -> None:
        self._path = path or config_folder() / "settings.json"
        self._keep = keep
        self._values = _read(self._path)

    @property
    def values(self) -> Remembered:
        """What is remembered now."""
        return self._values

    @property
    def keeps(self) -> bool:
        """Whether anything is kept of this session: nothing is while a picture is taken."""
        return self._keep

    def change(self, **fields: Any) -> None:
        """Remember new values of these fields of `Remembered`."""
        changed = replace(self._values, **fields)
        if changed == self._values:
            return
        self._values = changed
        if self._keep:
            _write(self._path, changed)

    def remember_project(self, recent: Recent) -> None:
        """Put a project first among the recent ones; pinned ones stay pinned, and are never the ones to go."""
        known = {one.path: one for one in self._values.recents}
        before = known.pop(recent.path, recent)
        kept = [replace(recent, pinned=before.pinned), *known.values()]
        self.change(recents=most_recent(kept, self._values.recents_kept))

    def pin_project(self, path: str, *, pinned: bool) -> None:
        """Keep a project first among the recent ones, or no longer."""
        self.change(
            recents=tuple(replace(one, pinned=pinned) if one.path == path else one for one in self._values.recents)
        )

    def locate_project(self, path: str, found: Path) -> None:
        """A recent project lies elsewhere now; one that was listed there already goes."""
        moved = [replace(one, path=str(found)) if one.path == path else one for one in self._values.recents]
        self.change(recents=tuple({one.path: one for one in reversed(moved)}.values())[::-1])

    def forget_project(self, path: str) -> None:
        """Take a project out of the recent ones; its file stays."""
        self.change(recents=tuple(known for known in self._values.recents if known.path != path))


def _read(path: Path) -> Remembered:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return _remembered(found)
    except FileNotFoundError:
        return Remembered()
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        _log.warning("settings could not be read: %s: %s", path, error)
        return Remembered()


def _remembered(found: Mapping[str, Any]) -> Remembered:
    return Remembered(
        theme=Choice(found.get("theme", Choice.SYSTEM)),
        text_scale=int(found.get("text_scale", 100)),
        density=Density(found.get("density", Density.COMFORTABLE)),
        reading_face=ReadingFace(found.get("reading_face", ReadingFace.SERIF)),
        reading_width=ReadingWidth(found.get("reading_width", ReadingWidth.NORMAL)),
        language=str(found.get("language", "")),
        locale=str(found.get("locale", "")),
        start=Start(found.get("start", Start.SCREEN)),
        # Until 2026-11-22 it was a yes or no.
        recents_kept=int(found.get("recents_kept", 10 if found.get("keep_recents", True) else 0)),
        pop_up=bool(found.get("pop_up", True)),
        likely=bool(found.get("likely", True)),
        brief_strip=bool(found.get("brief_strip", True)),
        hidden_kinds=tuple(map(str, found.get("hidden_kinds", ()))),
        scale=str(found.get("scale", "icd203")),
        letter_keys=bool(found.get("letter_keys", True)),
        still=bool(found.get("still", False)),
        geometry=str(found.get("geometry", "")),
        folder=str(found.get("folder", "")),
        recents=tuple(Recent(**entry) for entry in found.get("recents", ())),
        keys={str(command): tuple(map(str, keys)) for command, keys in found.get("keys", {}).items()},
        palette_recents=tuple(map(str, found.get("palette_recents", ()))),
        hints=tuple(map(str, found.get("hints", ()))),
    )


def _write(path: Path, values: Remembered) -> None:
    """A temporary file that takes the place of the old one: half a file is never read."""
    draft = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(asdict(values), indent=1, ensure_ascii=False), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        # Not worth a message: the work itself is in the project file.
        _log.warning("settings could not be written: %s: %s", path, error)
