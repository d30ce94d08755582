"""Messages that stand under the tool bar while something is so: read-only, recovered, a risky folder, damage."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.errors import BriefingError
from ui.messages import Act, MessageBar


class Banners(QWidget):
    """One bar for each topic, in the order they came; none takes the place of another's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, MessageBar] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def tell(self, topic: str, said: BriefingError, acts: Sequence[Act] = (), *, tone: str = "warning") -> None:
        """Say something about a topic, in the place of what was said of it before."""
        if topic not in self._bars:
            self._bars[topic] = MessageBar()
            self._column.addWidget(self._bars[topic])
        self._bars[topic].tell(said, acts, tone=tone)

    def bar(self, topic: str) -> MessageBar | None:
        """The bar of a topic while it is shown."""
        found = self._bars.get(topic)
        return found if found is not None and not found.isHidden() else None

    def shown(self) -> list[MessageBar]:
        """The bars that are shown, from above."""
        return [bar for bar in self._bars.values() if not bar.isHidden()]

    def clear(self, topic: str) -> None:
        """Take away what is said of a topic."""
        if topic in self._bars:
            self._bars[topic].clear()

    def clear_all(self) -> None:
        """Take everything away."""
        for bar in self._bars.values():
            bar.clear()
