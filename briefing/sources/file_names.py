"""Names of files that somebody else chose, made harmless wherever they may be shown or saved."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath

from briefing.sources.text import normalised

_NOT_IN_NAMES = re.compile('[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff<>:"|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_LONGEST_NAME = 200


def neutral(path: str) -> str:
    """A member's own name, that does no harm wherever it may be shown or saved: no folders, devices or signs."""
    last = PureWindowsPath(PurePosixPath(path).name).name
    name = _NOT_IN_NAMES.sub("", normalised(last).replace("\n", " ")).strip(" .")
    stem, suffix = PurePosixPath(name).stem[:_LONGEST_NAME], PurePosixPath(name).suffix[:20]
    return f"{stem}_{suffix}" if _DEVICES.match(stem) else f"{stem}{suffix}" or "unnamed"
