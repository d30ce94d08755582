"""What the library knows of sources beside their own fields: tags, how far they were read, how often annotated."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable

from briefing.actions.tagging import tags_by_item
from briefing.model import Kind, Tag
from briefing.project import Listed, Project
from ui.library.filtering import Tags

_AT_ONCE = 500


class SourceFacts:
    """Read from the project when they are first asked for; whoever hears that they changed says so here."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._counts: dict[str, int] = {}
        self._shares: dict[str, float] = {}
        self._tags: Tags | None = None
        self._tag_names: dict[str, str] | None = None

    @property
    def tags(self) -> Tags:
        """The ids of each source's tags, by the source's id."""
        if self._tags is None:
            self._tags = tags_by_item(self._project, Kind.SOURCE)
        return self._tags

    @property
    def tag_names(self) -> dict[str, str]:
        """The names of all tags, by id."""
        if self._tag_names is None:
            self._tag_names = {tag.id: tag.name for tag in self._project.all(Tag)}
        return self._tag_names

    def tags_of(self, source: Listed) -> list[str]:
        """The names of a source's tags."""
        names = (self.tag_names.get(tag_id, "") for tag_id in self.tags.get(source.id, ()))
        return sorted((name for name in names if name), key=str.casefold)

    def share_read(self, source: Listed) -> float:
        """How much of a source was in sight, 0 to 1."""
        return self._shares.get(source.id, 0.0)

    def annotations_of(self, source: Listed) -> int:
        """How many annotations stand in a source."""
        if source.id not in self._counts:
            self.count([source])
        return self._counts[source.id]

    def is_counted(self, source: Listed) -> bool:
        """Whether its annotations were counted."""
        return source.id in self._counts

    def count(self, sources: Iterable[Listed]) -> None:
        """Count the annotations of these, in few questions."""
        wanted = [source.id for source in sources if source.id not in self._counts]
        for first in range(0, len(wanted), _AT_ONCE):
            ids = wanted[first : first + _AT_ONCE]
            self._counts.update(dict.fromkeys(ids, 0))
            self._counts.update(self._project.evidence_counts_by_source(ids))

    def forget_counts(self) -> None:
        """Annotations came or went."""
        self._counts.clear()

    def forget_tags(self) -> None:
        """Tags were given or taken."""
        self._tags = self._tag_names = None

    def set_share(self, source_id: str, share: float) -> None:
        """How much of a source was seen, 0 to 1."""
        self._shares[source_id] = share
