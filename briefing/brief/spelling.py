"""Spelling by dictionaries of Hunspell's form, where the machine has them: which words are in none, and what is meant.

No dictionary comes with Briefing. They are looked for in the user's own folder `dictionaries` and where systems and
LibreOffice put them. A dictionary takes a second or two to read: the window asks a worker process.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.brief.citation_text import citations
from briefing.brief.directive_text import LINE
from briefing.brief.prose import covered_text
from briefing.errors import BriefingError
from briefing.project import folders

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary

_SYSTEM = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "~/Library/Spelling",
    "/Library/Spelling",
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+\.\S+")
_WITH_DIGIT = re.compile(r"\S*\d\S*")
_SUGGESTED = 6


def own_folder() -> Path:
    """Where the user's own dictionaries lie: `en_GB.aff` beside `en_GB.dic`."""
    return folders.user_folder() / "dictionaries"


def dictionaries(places: Iterable[Path] | None = None) -> dict[str, Path]:
    """The dictionaries there are: their names ("en_GB") and paths without ending; the first place counts."""
    found: dict[str, Path] = {}
    for place in places if places is not None else _places():
        for file in sorted(place.glob("*.dic")) if place.is_dir() else ():
            if file.with_suffix(".aff").is_file():
                found.setdefault(file.stem.replace("-", "_"), file.with_suffix(""))
    return found


def dictionary_for(language: str, known: dict[str, Path] | None = None) -> Path | None:
    """The dictionary of a language (BCP 47), None for none: of its region where it names one."""
    there = dictionaries() if known is None else known
    wanted = language.replace("-", "_")
    base = wanted.split("_")[0].lower()
    here = os.environ.get("LC_ALL") or os.environ.get("LANG", "")
    names = [wanted, here.split(".")[0] if here.startswith(f"{base}_") else "", base]
    names += [name for name in sorted(there) if name.split("_")[0].lower() == base]
    return next((there[name] for name in names if name in there), None)


def words_in(text: str) -> Iterator[tuple[int, int]]:
    """The words of a Markdown text that have a spelling: code points [start, end).

    Not citations, directives, code, addresses, words with digits and abbreviations in capitals.
    """
    said = covered_text(text, citations(text))
    said = LINE.sub(lambda found: " " * len(found[0]), said) if "{{" in said else said
    for pattern in (_ADDRESS, _WITH_DIGIT):
        said = pattern.sub(lambda found: " " * len(found[0]), said)
    for found in _WORD.finditer(said):
        if not (found[0].isupper() or (len(found[0]) == 1)) and text[found.start() : found.end()] == found[0]:
            yield found.span()


def misspelt(dictionary: str, words: Iterable[str]) -> list[str]:
    """Those of the words that a dictionary does not have. Raises BriefingError where it cannot be read."""
    known = _read(dictionary)
    return [word for word in words if not known.lookup(word.replace("’", "'"))]


def suggested(dictionary: str, word: str) -> list[str]:
    """What may be meant by a word, the likeliest first. Raises BriefingError where the dictionary cannot be read."""
    return list(islice(_read(dictionary).suggest(word.replace("’", "'")), _SUGGESTED))


@lru_cache(maxsize=2)
def _read(dictionary: str) -> Dictionary:
    try:
        return _dictionary(dictionary)
    except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
        # It is a file of others in a form with many dialects; what its reader stumbles over has no one type.
        raise BriefingError(
            f"The dictionary {Path(dictionary).name} cannot be read.",
            safe="Spelling is off; everything else works.",
            remedy=f"Put another one into {own_folder()}.",
            details=f"{type(error).__name__}: {error}",
        ) from error


def _dictionary(path: str) -> Dictionary:
    """A dictionary from its two files, which are read at once: its library's own reader leaves them open."""
    from spylls.hunspell import Dictionary, readers  # noqa: PLC0415 -- where no dictionary is there nobody waits for it
    from spylls.hunspell.readers.file_reader import BaseReader  # noqa: PLC0415 -- the same

    class Lines(BaseReader):  # type: ignore[misc]  # the library has no types
        """The lines of a file, which says its own encoding in one of them."""

        def __init__(self, ending: str, encoding: str) -> None:
            self._bytes = Path(f"{path}{ending}").read_bytes()
            super().__init__(self._text(encoding))

        def reset_encoding(self, encoding: str) -> None:
            self.reset_io(self._text(encoding))

        def _text(self, encoding: str) -> StringIO:
            # Some dictionaries (hu_HU) have flags that are no characters of their encoding.
            return StringIO(self._bytes.decode(encoding, "surrogateescape"), newline=None)

    affixes, context = readers.read_aff(Lines(".aff", "Windows-1252"))
    return Dictionary(affixes, readers.read_dic(Lines(".dic", context.encoding), aff=affixes, context=context))


def _places() -> Iterator[Path]:
    yield own_folder()
    for place in os.environ.get("DICPATH", "").split(os.pathsep):
        if place:
            yield Path(place)
    for place in _SYSTEM:
        yield Path(place).expanduser()
    yield from sorted(Path("/usr/lib/libreoffice/share/extensions").glob("dict-*"))
