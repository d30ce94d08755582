"""What there is to say when a project is opened that nobody closed."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.project.history import History
from briefing.project.lock import Holder
from briefing.project.log import Step, StepKind

if TYPE_CHECKING:
    from briefing.project.opening import Door

_MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Recovered:
    """A project was left open: a crash, a power cut, a kill. Every finished step is there.

    `last` is the newest step, `steps` those of the session that ended, newest first (200 at most), `cut_off` the last
    step of an action that was not finished, None where all were; `left_by` says who had it open.
    """

    last: Step
    steps: tuple[Step, ...]
    cut_off: Step | None
    left_by: Holder

    @property
    def up_to(self) -> str:
        """The time of the last finished step, as the user's clock shows it: "14:02:31"."""
        return datetime.fromisoformat(self.last.at).astimezone().strftime("%H:%M:%S")

    def sentence(self) -> str:
        """All there is to say, on one line."""
        said = f"Recovered; nothing lost up to {self.up_to}."
        if self.cut_off is not None:
            said += f" “{self.cut_off.label}” was cut off; Undo takes back what it had done."
        return said


def recovered(door: Door, history: History, cut_off: Step | None) -> Recovered | None:
    """The facts where the process that had the project open before us died with steps in its log."""
    left_by = door.held.left_by if door.held is not None else None
    if left_by is None or not (door.had_log or cut_off):
        return None
    last = cut_off or history.last()
    if last.id == 0:
        return None
    session = [step for step in history.steps(limit=_MOST_STEPS) if step.at >= left_by.since]
    return Recovered(last, tuple(step for step in session if step.kind is not StepKind.END), cut_off, left_by)
