"""What actions are called in the menu and the history: items by their label or name, in a line that fits."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from briefing.model import CLASSES, Evidence, Item, Kind, Setting, kind_of, name_of
from briefing.project import Reading

_MENU_LENGTH = 60

_PLURALS = {
    Kind.EVIDENCE: "pieces of evidence",
    Kind.HYPOTHESIS: "hypotheses",
}


def in_one_line(words: str) -> str:
    """The words without line breaks and doubled spaces."""
    return " ".join(words.split())


def beginning(words: str, most: int) -> str:
    """The first so many words in one line: of a whole book no more are looked at."""
    return " ".join(words.split(maxsplit=most)[:most])


def shortened(words: str, length: int = _MENU_LENGTH) -> str:
    """The words in one line of at most `length` characters, cut between words where that can be."""
    line = beginning(words, length + 1)
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0] + "…"


def called(item: Item) -> str:
    """The item as a menu names it: an actor by its name, others by kind and label, those without one by their name."""
    kind = kind_of(item).value
    label: str = getattr(item, "label", "")
    name = item.id if isinstance(item, Setting) else shortened(name_of(item))
    if kind_of(item) is Kind.ACTOR and name:
        return f"“{name}”"
    if label:
        return f"{kind} {label}"
    return f"{kind} “{name}”" if name else kind


def words_for(project: Reading, item: Item) -> str:
    """The item's name in one line; of what has none (a quote, an empty note) the words it rests on."""
    return in_one_line(name_of(item) or project.grounds_of(item.id).quote)


def name_of_evidenced(project: Reading, evidence: Evidence) -> str:
    """Label and name of the item that evidence is of: "R1 Sanctions persist"; "" where it is gone."""
    found = project.find(CLASSES[Kind(evidence.item_kind)], evidence.item_id)
    return f"{getattr(found, 'label', '')} {words_for(project, found)}".strip() if found is not None else ""


def several(kind: Kind) -> str:
    """The kind's name for more than one of it: "risks"."""
    return _PLURALS.get(kind, f"{kind.value}s")


def counted(kind: Kind, count: int) -> str:
    """A number of items of a kind: "1 risk", "5 risks"."""
    return f"{count} {kind.value if count == 1 else several(kind)}"


def import_label(first: int, last: int) -> str:
    """What an import is called that took in its sources number `first` to `last`, an edit in between dividing it."""
    if first == 1:
        return f"Import {counted(Kind.SOURCE, last)}"
    return f"Import source {first}" if first == last else f"Import sources {first}–{last}"
