"""The sheet that asks which name survives when actors are merged. It stands in the editor's place."""
# SPDX-License-Identifier: MIT

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from briefing.model import Actor
from briefing.project import Project
from ui.kit import FlowLayout, KeyCap, Label, SectionHeader, primary_button, push_button
from ui.panels.switches import Choice
from ui.panels.words import ACTOR_ICONS, counted, mentions_words


class MergeSheet(QWidget):
    """Names to choose from by radio button, what becomes of the others in words. Enter merges, Esc closes."""

    merge = Signal(str, list)
    """The id of the survivor and the ids of those that go."""

    closed = Signal()

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._project = project
        self._actors: list[Actor] = []
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(lambda *_: self._say_what_happens())
        self._head = SectionHeader(self.tr("Merge actors"))
        self._names = QVBoxLayout()
        self._aliases = Label(size=12, colour="sub", wrap=True)
        self._moved = Label(size=12, colour="sub", wrap=True)
        self.merge_button = primary_button(self.tr("Merge"), icon="merge")
        self.merge_button.clicked.connect(self._merge)
        self.close_button = push_button(self.tr("Cancel"))
        self.close_button.clicked.connect(self.closed)
        self._lay_out()

    def ask(self, actors: Sequence[Actor]) -> None:
        """Offer these actors, the one with the most mentions first chosen; the keyboard goes to the choice."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        mentions = {actor.id: len(self._project.exhibits_of(actor.id)) for actor in actors}
        self._actors = sorted(actors, key=lambda actor: -mentions[actor.id])
        for number, actor in enumerate(self._actors):
            choice = self._choice(number, actor, mentions[actor.id])
            self._names.addWidget(choice)
            choice.show()  # a layout shows what it is given only later, and what is hidden takes no keyboard
        first = self._group.button(0)
        first.setChecked(True)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._head.set_count(len(self._actors))

    def ids(self) -> set[str]:
        """The ids of the actors that are offered."""
        return {actor.id for actor in self._actors}

    def survivor(self) -> Actor:
        """The actor whose name is chosen."""
        return self._actors[max(self._group.checkedId(), 0)]

    def consequences(self) -> str:
        """What the merge would do, in words."""
        return f"{self._aliases.text()} {self._moved.text()}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.close_button.hasFocus():
                self.closed.emit()
            else:
                self._merge()
        else:
            super().keyPressEvent(event)

    def _choice(self, number: int, actor: Actor, mentions: int) -> Choice:
        words = mentions_words(mentions)
        choice = Choice(actor.name, ACTOR_ICONS[actor.type], words)
        choice.setAccessibleName(self.tr("Keep the name {name}, {count}").format(name=actor.name, count=words))
        self._group.addButton(choice, number)
        return choice

    def _lay_out(self) -> None:
        self._names.setSpacing(0)
        # At the head, so that they are in sight however many names and aliases follow.
        acts = FlowLayout(spacing=8)
        for part in (self.merge_button, KeyCap("Enter"), self.close_button, KeyCap("Esc")):
            acts.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 10, 16)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addLayout(acts)
        column.addWidget(Label(self.tr("Which name stays?"), size=12, colour="sub"))
        column.addLayout(self._names)
        column.addWidget(self._aliases)
        column.addWidget(self._moved)
        column.addStretch(1)
        self.setAccessibleName(self.tr("Merge actors"))

    def _say_what_happens(self) -> None:
        if not self._actors or self._group.checkedId() < 0:
            return
        survivor = self.survivor()
        others = [actor for actor in self._actors if actor.id != survivor.id]
        names = dict.fromkeys(name for actor in others for name in (actor.name, *actor.aliases))
        names.pop(survivor.name, None)
        self._aliases.setText(self.tr("Kept as aliases: {names}.").format(names=", ".join(names)))
        mentions = sum(len(self._project.exhibits_of(actor.id)) for actor in others)
        links = self._project.links_of
        risks = {link.from_id for actor in others for link in links(actor.id) if link.from_kind == "risk"}
        self._moved.setText(
            self.tr("Moves {mentions} and {risks}. What the fields say is joined; Undo parts them again.").format(
                mentions=mentions_words(mentions), risks=counted("%Ln risk(s)", len(risks))
            )
        )

    def _merge(self) -> None:
        survivor = self.survivor()
        self.merge.emit(survivor.id, [actor.id for actor in self._actors if actor.id != survivor.id])
