"""Whole-file backups in the user's own folder: made, listed, thinned over time, and put back where a file is lost.

They lie in the folder of `backup_rules`, a folder for each path a project had. A backup of an encrypted project
is encrypted with the same key. `origin.json` beside them says of which project they are; they can be opened like any
project, read-only.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw

from briefing.errors import ProjectError
from briefing.project import backup_rules, log
from briefing.project.copying import Share, copy_file, copy_whole, settle_folder
from briefing.project.faults import said_of_system
from briefing.project.thinning import over_bound, to_drop

DAILY = timedelta(days=1)
_SPARE = 256 << 20
_NAME = re.compile(r"(\d{8}T\d{9}Z)-(\d+)-([0-9a-f]{8})\.brief")
_MOMENT = "%Y%m%dT%H%M%S"
_ORIGIN = "origin.json"


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole copy of a project as it was after the step `step`, made at `made_at` (UTC); `size` in bytes."""

    path: Path
    project: Path
    made_at: datetime
    step: int
    size: int
    mark: str

    @property
    def made_in_words(self) -> str:
        """When it was made, in the user's own time."""
        return self.made_at.astimezone().strftime("%Y-%m-%d %H:%M")


def make(
    connection: apsw.Connection, path: Path, key: str, going_on: Callable[[], bool] = lambda: True
) -> Backup | None:
    """Back up what `connection` sees of the project at `path`, and drop the backups that are no longer needed.

    None where the newest backup holds the same. ProjectError where it cannot be written.
    """
    last = log.last_step(connection)
    mark = log.hash_at(connection, last.id)[:8]
    newest_one = newest(path)
    if last.id == 0 or (newest_one is not None and newest_one.mark == mark):
        return None
    now = datetime.now(UTC)
    folder = folder_of(path)
    target = folder / f"{now.strftime(_MOMENT)}{now.microsecond // 1000:03}Z-{last.id}-{mark}.brief"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _check_room(path, folder)
        (folder / _ORIGIN).write_text(
            json.dumps({"path": str(path.resolve()), "project": log.step_at(connection, 1).action}), encoding="utf-8"
        )
    except OSError as error:
        raise said_of_system(target, error) from error
    copy_whole(connection, target, key, lambda _done: going_on())
    thin(path, now)
    return next((one for one in listed(path) if one.path == target), None)


def listed(path: Path, project: str = "") -> list[Backup]:
    """The backups of the project at `path`, newest first.

    `project` is what tells a project whatever its name (the action of its first step): given, backups made when it
    lay elsewhere are listed too.
    """
    found: list[Backup] = []
    for root in backup_rules.folders():
        own = root / folder_of(path).name
        found += _in_folder(own)
        for origin in root.glob(f"*/{_ORIGIN}") if project else ():
            if origin.parent != own and _origin(origin).get("project") == project:
                found += _in_folder(origin.parent)
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def newest(path: Path) -> Backup | None:
    """The newest backup of the project at `path`, None where there is none."""
    return next(iter(listed(path)), None)


def thin(path: Path, now: datetime) -> list[Backup]:
    """Drop the backups of a project that are no longer needed; returns them."""
    found = _in_folder(folder_of(path))
    rules = backup_rules.rules()
    dropped = to_drop([one.made_at for one in found], now, rules.keeping)
    left = [(one.made_at, one.size) for one in found if one.made_at not in dropped]
    dropped |= over_bound(left, rules.most_bytes)
    gone = [one for one in found if one.made_at in dropped]
    for one in gone:
        # Another window may have it open, or have dropped it: the next thinning sees to it.
        with suppress(OSError):
            one.path.unlink()
    return gone


def put_back(path: Path, backup: Path, *, going_on: Share = lambda _done: True) -> Path:
    """Put a backup in the place of a project that cannot be opened. Returns where the damaged file was moved to.

    ProjectError where that fails, CopyStopped where `going_on` says no; then the damaged file is in its place.
    """
    now = datetime.now().astimezone().strftime("%Y-%m-%d %H%M%S")
    aside = path.with_name(f"{path.stem} (damaged {now}){path.suffix}")
    partial = path.with_name(f".{path.name}.partial")
    try:
        copy_file(backup, partial, going_on)
        _move(path, aside)
        partial.replace(path)
        settle_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            if not path.exists():
                _move(aside, path)
        raise said_of_system(path, error) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return aside


def _move(path: Path, place: Path) -> None:
    """A file, where there is one, with the logs beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        one = path.with_name(path.name + ending)
        if one.exists():
            one.replace(place.with_name(place.name + ending))


def folder_of(path: Path) -> Path:
    """Where the backups of the project at `path` lie."""
    real = path.resolve()
    readable = re.sub(r"[^\w-]+", "-", real.stem)[:40].strip("-") or "project"
    return (
        backup_rules.rules().folder
        / f"{readable}-{hashlib.sha256(str(real).encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
    )


def _in_folder(folder: Path) -> list[Backup]:
    origin = Path(_origin(folder / _ORIGIN).get("path", ""))
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            backup = _backup(path, origin)
            if backup is not None:
                found.append(backup)
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def _backup(path: Path, origin: Path) -> Backup | None:
    said = _NAME.fullmatch(path.name)
    if said is None:
        return None
    moment, step, mark = said.groups()
    made = datetime.strptime(moment[:-4], _MOMENT).replace(tzinfo=UTC) + timedelta(milliseconds=int(moment[-4:-1]))
    return Backup(path, origin, made, int(step), path.stat().st_size, mark)


def _origin(path: Path) -> dict[str, str]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in said.items()} if isinstance(said, dict) else {}


def _check_room(path: Path, folder: Path) -> None:
    if shutil.disk_usage(folder).free < path.stat().st_size + _SPARE:
        raise ProjectError(
            "There is too little room on the disk for a backup.",
            safe="The project itself is as it was.",
            remedy="Free some space; the next backup is made by itself.",
        )
