"""Where the backups of this user's projects go and how much room they may take: a small file of the user's own."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import ProjectError
from briefing.project.faults import said_of_system
from briefing.project.folders import put_for_user, user_folder
from briefing.project.thinning import Keeping

MOST_BYTES = 1 << 30
_LEAST_BYTES = 16 << 20


@dataclass(frozen=True, slots=True)
class BackupRules:
    """The folder that holds the backups, the most bytes that those of one project take, and which of them are kept.

    The newest backup of a project is kept whatever its size.
    """

    folder: Path
    most_bytes: int = MOST_BYTES
    keeping: Keeping = Keeping.THINNED


def usual_folder() -> Path:
    """Where backups go unless the user chose another folder."""
    return user_folder() / "backups"


def rules() -> BackupRules:
    """The rules in force; the usual ones where none can be read: a backup is made in any case."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
        folder, most = str(found.get("folder", "")), int(found.get("most_bytes", MOST_BYTES))
        keeping = found.get("keeping")
    except (OSError, ValueError, TypeError, AttributeError):
        return BackupRules(usual_folder())
    return BackupRules(Path(folder) if folder else usual_folder(), max(most, _LEAST_BYTES), _keeping(keeping))


def _keeping(told: object) -> Keeping:
    return next((one for one in Keeping if one == told), Keeping.THINNED)


def set_rules(wanted: BackupRules) -> None:
    """Put these rules in force. Backups made before stay where they are, and are still found there.

    Raises ProjectError for a folder that cannot be written in, and where the rules cannot be kept.
    """
    _try(wanted.folder)
    known = [str(one) for one in earlier_folders() if one != wanted.folder]
    before = rules().folder
    if before not in (wanted.folder, usual_folder()) and str(before) not in known:
        known.append(str(before))
    folder = "" if wanted.folder == usual_folder() else str(wanted.folder)
    kept = {"folder": folder, "most_bytes": wanted.most_bytes, "keeping": wanted.keeping, "earlier": known}
    written = json.dumps(kept, ensure_ascii=False)
    try:
        put_for_user(_file(), written)
    except OSError as error:
        raise said_of_system(_file(), error) from error


def folders() -> list[Path]:
    """Every folder that may hold backups: the one in force first, then the usual one and those of earlier rules."""
    return list(dict.fromkeys((rules().folder, usual_folder(), *earlier_folders())))


def earlier_folders() -> list[Path]:
    """The folders of rules that are no longer in force."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
        return [Path(str(one)) for one in found.get("earlier", ())]
    except (OSError, ValueError, TypeError, AttributeError):
        return []


def _try(folder: Path) -> None:
    """ProjectError where nothing can be written in a folder."""
    probe = folder / ".briefing-backups"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise ProjectError(
            f"Backups cannot be written in {folder}.",
            safe="They go where they went before.",
            remedy="Choose a folder you may write in.",
            details=str(error),
        ) from error


def _file() -> Path:
    return user_folder() / "backups.json"
