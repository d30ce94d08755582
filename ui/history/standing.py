"""How each step stands now: whether it holds or was taken back, and how far Undo or Redo must go to reach it.

All of it is read off the pointers of the steps (see docs/file-format.md, "step"), newest first and without a gap.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.project import Step, StepKind


@dataclass(frozen=True, slots=True)
class Standing:
    """`now` is the step that Undo would take back, 0 for none known.

    `undos` and `redos` say how many of them make a step the one that was done last; `holding` are the steps whose
    effect is in the project. `floor` is the step that the project began with, 0 where that was not read.
    """

    now: int = 0
    undos: dict[int, int] = field(default_factory=dict)
    redos: dict[int, int] = field(default_factory=dict)
    holding: frozenset[int] = frozenset()
    floor: int = 0

    def way_to(self, step: Step) -> tuple[int, int]:
        """How many undos, or else how many redos, bring the project to where it was after this step; 0, 0 for none.

        A checkpoint stands for the step that Undo would have taken back then.
        """
        is_checkpoint = step.kind is StepKind.CHECKPOINT
        number = (step.undo_to or self.floor) if is_checkpoint else step.id
        return self.undos.get(number, 0), self.redos.get(number, 0)


def grouped(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps that follow one another in the same action, together; the order stays newest first."""
    groups: list[list[Step]] = []
    for step in steps:
        if groups and groups[-1][-1].action == step.action:
            groups[-1].append(step)
        else:
            groups.append([step])
    return groups


def standing(steps: Sequence[Step]) -> Standing:
    """How the steps stand. `steps` are the newest ones, newest first; of older ones nothing is known."""
    if not steps:
        return Standing()
    known = _Known({step.id: step for step in steps})
    chain = known.undo_chain(steps[0])
    undos = {number: count for count, number in enumerate(chain)}
    floor = [step.id for step in steps if step.kind is StepKind.CREATE]
    if floor and known.reached_floor:
        undos[floor[-1]] = len(chain)
    holding = {origin for number in chain for origin in known.origins(number)} | set(floor)
    redos: dict[int, int] = {}
    for count, taken_back in enumerate(known.redo_chain(steps[0]), start=1):
        for origin in known.origins(taken_back):
            redos.setdefault(origin, count)
    first = chain[0] if chain else (floor[-1] if floor and known.reached_floor else 0)
    return Standing(first, undos, redos, frozenset(holding), floor[-1] if floor else 0)


class _Known:
    """The steps at hand, by number."""

    def __init__(self, steps: dict[int, Step]) -> None:
        self._steps = steps
        self.reached_floor = False

    def undo_chain(self, newest: Step) -> list[int]:
        """What Undo would take back, one after another."""
        chain = []
        number = newest.undo_to
        while number in self._steps:
            chain.append(number)
            before = self._steps.get(self._first(number) - 1)
            if before is None:
                return chain
            number = before.undo_to
        self.reached_floor = number == 0
        return chain

    def redo_chain(self, newest: Step) -> list[int]:
        """The steps that Redo would do again, one after another."""
        chain = []
        number = newest.redo_to
        while number in self._steps and number - 1 in self._steps:
            before = self._steps[number - 1]
            chain.append(before.undo_to)
            number = before.redo_to
        return chain

    def origins(self, number: int) -> list[int]:
        """A step and, where it did an earlier one again, that one, back to where it was first done."""
        found = [number]
        while (step := self._steps.get(number)) is not None and step.kind is StepKind.REDO:
            undo = self._steps.get(number - 1)
            taken_back = self._steps.get(undo.redo_to - 1) if undo is not None else None
            if taken_back is None:
                break
            number = taken_back.undo_to
            found.append(number)
        return found

    def _first(self, number: int) -> int:
        """The first step of the action that ends with this one."""
        step = self._steps[number]
        if step.kind not in (StepKind.PART, StepKind.END):
            return number
        while (before := self._steps.get(number - 1)) is not None and before.action == step.action:
            number -= 1
        return number
