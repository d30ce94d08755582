"""Sources that say the same are found, whatever an editor cut, capitalised or put in front."""
# SPDX-License-Identifier: MIT

from briefing.actions.likeness import alike
from briefing.model import Revision, Source
from briefing.project import Project

REPORT = "The convoy left the harbour before dawn and was not seen again by anyone who watched the strait that week. "


def added(project: Project, title: str, text: str) -> Source:
    with project.edit(f"Add {title}") as edit:
        source = edit.put(Source(title=title))
        edit.put(Revision(source_id=source.id, text_hash=edit.keep_text(text), characters=len(text)))
    return source


def test_reprints_are_found_and_what_says_something_else_is_not(project: Project) -> None:
    own = " ".join(f"Captain number {number} told the board what had been signed for." for number in range(40))
    first = added(project, "First", REPORT * 3 + own)
    shorter = added(project, "Shorter", f"AGENCY –\n\n{own.upper()}")
    added(project, "Another", "Nothing of the sort was reported by anybody at any time, said the ministry.")
    added(project, "Empty", "Brief")
    (found,) = alike(project, first)
    assert (found.source_id, found.label) == (shorter.id, shorter.label)
    assert found.share > 0.95, "all but the agency's word stands in the first, too"
    assert [one.source_id for one in alike(project, shorter)] == [first.id]
