"""What the palette offers in this window: commands, items, sources, passages and places; and going there."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from briefing.actions.naming import in_one_line
from briefing.errors import ProjectError
from briefing.model import Actor, Brief, Evidence, Kind, Passage, Revision, Source
from briefing.model.folding import folded
from briefing.project import Directory, Named
from ui.commands import Command
from ui.kit.painting import KIND_ICONS
from ui.palette.palette import Palette
from ui.palette.rows import Group, Offer
from ui.panels.words import ACTOR_ICONS, mentions_words
from ui.window.places import ArticleWords, address, is_within, may_be_looked_for

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.window.page import SourcePage
    from ui.window.workspace import Workspace

COMMANDS, ACTORS, RISKS, PLACE, HELP = ">", "@", "#", "¶", "?"
_PLACE_TOO = ":"  # for keyboards without ¶
_ONE_KIND = {ACTORS: Kind.ACTOR, RISKS: Kind.RISK}
_FEW = 5
_MANY = 60
_MOST_RECENT = 8


class Jumping(QObject):
    """Owns the palette; reads the directory of the open project in small pages while there is nothing else to do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._directory: Directory | None = None
        self._recent_ids: list[str] = []
        self._words = ArticleWords()
        self._reading = QTimer(self)
        self._reading.setInterval(0)
        self._reading.timeout.connect(self._read_some)
        tr = self.tr
        prefixes = ((COMMANDS, tr("commands")), (ACTORS, tr("actors")), (RISKS, tr("risks")))
        self.palette = Palette(window, self.offered, (*prefixes, (PLACE, tr("place")), (HELP, tr("help"))))
        self.palette.chosen.connect(self._remember)
        window.commands.on("go.palette", self.open)

    def take(self, space: Workspace | None) -> None:
        """Offer what is in this project from now on."""
        self.palette.close_now()
        self._reading.stop()
        self._recent_ids = []
        self._words.forget()
        self._directory = Directory(space.desk.project) if space is not None else None
        if space is not None and self._directory is not None:
            space.desk.changed.connect(self._directory.hear)

    @property
    def is_whole(self) -> bool:
        """Whether everything there is can be found now."""
        return self._directory is None or self._directory.is_whole

    def open(self, words: str = "") -> None:
        """Show the palette with these words in its field."""
        self.palette.ask(words)

    def offered(self, typed: str) -> tuple[Sequence[Group], Sequence[str]]:
        """The groups for what was typed, and the words that stand out in them."""
        if self._directory is not None and not self._directory.is_whole:
            self._reading.start()
        sign, words = typed.lstrip()[:1], typed.lstrip()[1:].strip()
        if sign == COMMANDS:
            return [Group(self.tr("Commands"), self._commands(words))], words.split()
        if sign in _ONE_KIND:
            kind = _ONE_KIND[sign]
            return [Group(_group_words(kind), self._named(words, kind, _MANY))], words.split()
        if sign in (PLACE, _PLACE_TOO) and sign:
            return [Group(self.tr("Places"), self._places(words, _MANY))], words.split()
        if sign == HELP:
            return self._help(words), words.split()
        return self._everything(typed.strip()), typed.split()

    # Groups

    def _everything(self, words: str) -> list[Group]:
        if not words:
            recents = Group(self.tr("Recent"), self._recents())
            return [recents, *self._projects(""), Group(self.tr("Commands"), self._commands(""))]
        kinds = (Kind.ACTOR, Kind.RISK, Kind.JUDGEMENT, Kind.EVENT, Kind.QUOTE, Kind.NOTE, Kind.SOURCE)
        items = [Group(_group_words(kind), self._named(words, kind, _FEW)) for kind in kinds]
        address = Group(self.tr("Places"), self._address(words) or self._places_of_words(words))
        commands = Group(self.tr("Commands"), self._commands(words, _FEW))
        is_address = bool(self._address(words))
        items.append(Group(self.tr("Briefs"), self._briefs(words)))
        groups = [address, *items] if is_address else [*items, address]
        return [*groups, commands, *self._projects(words)]

    def _commands(self, words: str, limit: int | None = None) -> tuple[Offer, ...]:
        wanted = folded(words).split()
        table = [command for command in self._window.commands.all() if not command.submenu]
        found = [command for command in table if all(word in self._said(command) for word in wanted)]
        first = folded(words).strip()
        begins = [not folded(self._plain(command)).startswith(first) for command in found]
        unable = [bool(self._window.commands.why_not(command.id)) for command in found]
        order = sorted(
            range(len(found)), key=lambda number: (begins[number] if words else False, unable[number], number)
        )
        return tuple(self._command(found[number]) for number in order[:limit])

    def _command(self, command: Command) -> Offer:
        commands = self._window.commands
        action = commands.action(command.id)
        return Offer(
            f"command {command.id}",
            self._plain(command),
            action.trigger,
            command.icon or "chevron-right",
            about=commands.menu_words(command.id),
            keys=commands.keys(command.id),
            why_not=commands.why_not(command.id),
        )

    def _plain(self, command: Command) -> str:
        return self._window.commands.action(command.id).iconText()

    def _said(self, command: Command) -> str:
        return folded(f" {self._plain(command)} {self._window.commands.menu_words(command.id)} {command.id}")

    def _named(self, words: str, kind: Kind, limit: int) -> tuple[Offer, ...]:
        if self._directory is None:
            return ()
        found = self._directory.find(words, (kind,), limit=limit) if words else self._directory.of(kind, limit=limit)
        return tuple(self._item(named) for named in found)

    def _item(self, named: Named) -> Offer:
        colour = named.kind.value if named.kind.value in KIND_ICONS else "sub"
        about = " · ".join(part for part in (named.label, named.about, self._mentions(named)) if part)
        if named.kind is Kind.PASSAGE:
            about = self._address_of(named.id)
        name, icon = in_one_line(named.name), self._icon_of(named)
        return Offer(f"item {named.id}", name, self._going(named), icon, colour, about, side=self._grade(named))

    def _mentions(self, named: Named) -> str:
        """How often an actor is mentioned."""
        space = self._window.workspace
        if named.kind is not Kind.ACTOR or space is None:
            return ""
        return mentions_words(space.desk.project.count(Evidence, item_id=named.id))

    def _grade(self, named: Named) -> str:
        """The grade of a source: "B2"."""
        space = self._window.workspace
        source = space.desk.project.find(Source, named.id) if named.kind is Kind.SOURCE and space is not None else None
        return source.grade if source is not None else ""

    def _projects(self, words: str) -> list[Group]:
        """Recent projects, where none is open."""
        if self._window.workspace is not None:
            return []
        wanted = folded(words).split()
        known = self._window.settings.values.recents
        recents = [recent for recent in known if self._window.start.lookout.is_there(recent.path)]
        offers = tuple(
            Offer(f"project {recent.path}", recent.name, self._opening(recent.path), "folder-open", about=recent.path)
            for recent in recents
            if all(word in folded(f"{recent.name} {recent.path}") for word in wanted)
        )
        return [Group(self.tr("Recent projects"), offers)]

    def _recents(self) -> tuple[Offer, ...]:
        """What was chosen lately, the latest first: items of this project, commands of any."""
        offers = []
        for name in (*self._recent_ids, *self._window.settings.values.palette_recents):
            kind, _, value = name.partition(" ")
            if kind == "command" and value in {command.id for command in self._window.commands.all()}:
                offers.append(self._command(self._window.commands.command(value)))
            named = self._directory.entry(value) if kind == "item" and self._directory is not None else None
            if named is not None:
                offers.append(self._item(named))
        return tuple({offer.id: offer for offer in offers}.values())[:_MOST_RECENT]

    def _briefs(self, words: str) -> tuple[Offer, ...]:
        """The briefs of the project, which are few."""
        space, wanted = self._window.workspace, folded(words).split()
        briefs = space.desk.project.page(Brief, limit=_MANY) if space is not None else []
        found = [one for one in briefs if all(word in folded(f"{one.label} {one.title} brief") for word in wanted)]
        return tuple(
            Offer(f"brief {one.id}", one.title, partial(self._write, one.id), "file-text", about=one.label)
            for one in found[:_FEW]
        )

    def _write(self, brief_id: str) -> None:
        """Write in a brief."""
        space = self._window.workspace
        if space is not None:
            space.desk.choose_brief(brief_id)
            space.modes.compose().show_text()

    def _help(self, words: str) -> list[Group]:
        told = (
            (COMMANDS, self.tr("Run a command"), "terminal"),
            (ACTORS, self.tr("Go to an actor"), "user-round"),
            (RISKS, self.tr("Go to a risk"), "triangle-alert"),
            (PLACE, self.tr("Go to a paragraph, or to words in this article"), "pilcrow"),
        )
        prefixes = tuple(
            Offer(f"help {sign}", said, _nothing, icon, keys=sign, fills=sign)
            for sign, said, icon in told
            if folded(words) in folded(said)
        )
        commands = self._commands(words)
        helping = tuple(offer for offer in commands if offer.id.startswith("command help."))
        keyed = tuple(offer for offer in commands if offer.keys and offer not in helping)
        return [
            Group(self.tr("What can be typed here"), prefixes),
            Group(self.tr("Help"), helping),
            Group(self.tr("Keys"), keyed),
        ]

    # Places

    def _places(self, words: str, limit: int) -> tuple[Offer, ...]:
        """¶5, S4 ¶5, or words in the article in front: none yet in a long one, made ready when there is time."""
        page = self._page()
        found = self._address(words)
        if found or page is None:
            return found
        offers = self._words.offers(page, words, limit)
        if not self._words.is_ready:
            self._reading.start()
        return offers

    def _places_of_words(self, words: str) -> tuple[Offer, ...]:
        """Marked passages with these words, and a few more places of them in the article in front."""
        marked, page, space = self._named(words, Kind.PASSAGE, _FEW), self._page(), self._window.workspace
        if page is None or space is None or not may_be_looked_for(words):
            return marked
        passages = space.desk.project.these(Passage, [offer.id.partition(" ")[2] for offer in marked])
        spans = [(one.start, one.end) for one in passages if page.revision and one.revision_id == page.revision.id]
        found = self._words.offers(page, words, _FEW + 1)
        if not self._words.is_ready:
            self._reading.start()
        elsewhere = tuple(offer for offer in found[:_FEW] if not is_within(offer, spans))
        more = (self._finding(words, space),) if len(found) > _FEW else ()
        return (*marked, *elsewhere, *more)

    def _finding(self, words: str, space: Workspace) -> Offer:
        """All places of words in the article in front, one after another."""
        said, keys = self.tr("Find “{0}” in this article").format(words), self._window.commands.keys("edit.find")
        return Offer("find", said, partial(space.reading.find_these, words), "search", keys=keys)

    def _address(self, words: str) -> tuple[Offer, ...]:
        space = self._window.workspace
        return address(words, space, self._page(), self._source) if space is not None else ()

    def _source(self, label: str) -> Source | None:
        found = self._directory.find(label, (Kind.SOURCE,), limit=_FEW) if self._directory is not None else []
        named = next((one for one in found if one.label.casefold() == label.casefold()), None)
        space = self._window.workspace
        return space.desk.project.find(Source, named.id) if named is not None and space is not None else None

    def _icon_of(self, named: Named) -> str:
        space = self._window.workspace
        if named.kind is Kind.ACTOR and space is not None:
            actor = space.desk.project.find(Actor, named.id)
            return ACTOR_ICONS[actor.type] if actor is not None else KIND_ICONS[named.kind.value]
        return KIND_ICONS.get(named.kind.value, "pilcrow" if named.kind is Kind.PASSAGE else "file-text")

    def _address_of(self, passage_id: str) -> str:
        space = self._window.workspace
        passage = space.desk.project.find(Passage, passage_id) if space is not None else None
        revision = space.desk.project.find(Revision, passage.revision_id) if space is not None and passage else None
        source = space.desk.project.find(Source, revision.source_id) if space is not None and revision else None
        return f"{source.label} ¶{passage.paragraph}" if source is not None and passage is not None else ""

    # Going

    def _going(self, named: Named) -> Callable[[], object]:
        return lambda: self._go(named)

    def _go(self, named: Named) -> None:
        space = self._window.workspace
        if space is None:
            return
        if named.kind is Kind.SOURCE:
            space.reading.open_source(named.id)
            space.focus_pane(space.reading)
        elif named.kind is Kind.PASSAGE:
            self._show_passage(space, named.id)
        else:
            space.desk.select(named.kind, named.id)
            space.go_to_item(named.kind, named.id)

    def _show_passage(self, space: Workspace, passage_id: str) -> None:
        project = space.desk.project
        passage = project.find(Passage, passage_id)
        revision = project.find(Revision, passage.revision_id) if passage is not None else None
        if passage is None or revision is None:
            return
        tied = project.where(Evidence, passage_id=passage_id)
        space.reading.show_passage(revision.source_id, passage.start, passage.end, tied[0].item_id if tied else "")
        space.focus_pane(space.reading)

    def _opening(self, path: str) -> Callable[[], object]:
        return lambda: self._window.open_project(Path(path))

    def _page(self) -> SourcePage | None:
        space = self._window.workspace
        return space.reading.page() if space is not None else None

    # Living

    def _remember(self, offer_id: str) -> None:
        kind = offer_id.partition(" ")[0]
        if kind == "command":
            kept = (offer_id, *(one for one in self._window.settings.values.palette_recents if one != offer_id))
            self._window.settings.change(palette_recents=kept[:_MOST_RECENT])
        elif kind == "item":
            self._recent_ids = [offer_id, *(one for one in self._recent_ids if one != offer_id)][:_MOST_RECENT]

    def _read_some(self) -> None:
        try:
            more = self._directory is not None and self._directory.read_some()
        except ProjectError:
            # A drive that is gone is told where something is to be read or written.
            more = False
        if not self._words.is_ready:
            more = self._words.read_some() or more
        if not more:
            self._reading.stop()
            if not self.palette.isHidden() and self.palette.field.text():
                self.palette.refresh()


def _group_words(kind: Kind) -> str:
    told = {
        Kind.ACTOR: QCoreApplication.translate("Palette", "Actors"),
        Kind.RISK: QCoreApplication.translate("Palette", "Risks"),
        Kind.JUDGEMENT: QCoreApplication.translate("Palette", "Judgements"),
        Kind.EVENT: QCoreApplication.translate("Palette", "Events"),
        Kind.QUOTE: QCoreApplication.translate("Palette", "Quotes"),
        Kind.NOTE: QCoreApplication.translate("Palette", "Notes"),
        Kind.SOURCE: QCoreApplication.translate("Palette", "Sources"),
    }
    return told[kind]


def _nothing() -> None:
    """An offer that only fills the field."""
