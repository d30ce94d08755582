"""Boxes of flowables that split well over pages: groups that stay together, panels, columns side by side.

A *stack* is a list of groups, a group a list of flowables of which all but the last keep with the next.
"""
# SPDX-License-Identifier: MIT

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, PageBreak

from briefing.render.pdf.door import Line
from briefing.render.pdf.theme import TEXT_HEIGHT

Group = list[Any]
Stack = list[Group]
# A row or box may be cut inside only where it has nearly a page to itself.
NEARLY_A_PAGE = TEXT_HEIGHT - 60
# reportlab's frames and ours add the same heights in different orders.
SLACK = 0.01


class Box(Flowable):  # type: ignore[misc]  # reportlab ships without types
    """A flowable of ours; `width` and `height` hold after `wrap`."""

    width: float = 0.0
    height: float = 0.0

    def __init__(self, *, before: float = 0.0, after: float = 0.0, keep_with_next: bool = False) -> None:
        super().__init__()
        self.spaceBefore = before
        self.spaceAfter = after
        self.keepWithNext = int(keep_with_next)


def grouped(flowables: Sequence[Any]) -> Stack:
    """The flowables as a stack: what keeps with the next is put in one group with it."""
    stack: Stack = []
    open_group = False
    for flowable in flowables:
        if open_group and not isinstance(flowable, PageBreak):
            stack[-1].append(flowable)
        else:
            stack.append([flowable])
        open_group = bool(flowable.getKeepWithNext())
    return stack


class Panel(Box):
    """A stack with space around it, perhaps on a fill, with a bar at its left edge or a label hanging there."""

    def __init__(
        self,
        stack: Stack,
        *,
        left: float = 0.0,
        right: float = 0.0,
        inside: float = 0.0,
        fill: str = "",
        bar: str = "",
        label: Line | None = None,
        label_x: float = 0.0,
        together: bool = False,
        before: float = 0.0,
        after: float = 0.0,
        keep_with_next: bool = False,
    ) -> None:
        super().__init__(before=before, after=after, keep_with_next=keep_with_next)
        self.stack = stack
        self.left = left
        self.right = right
        self.inside = inside
        self.fill = fill
        self.bar = bar
        self.label = label
        self.label_x = label_x
        self.together = together

    def getSpaceBefore(self) -> float:  # noqa: N802  # reportlab's name
        """The panel's own space, or that of what it begins with."""
        first = self.stack[0][0].getSpaceBefore() if self.stack and not self.inside else 0.0
        return max(float(self.spaceBefore), float(first))

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width and the stack's height."""
        self.width = width
        self.height = sum(_heights(self.stack, self._inner(width), self)) + 2 * self.inside
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        """The part that fits and the rest, or nothing where it is better on the next page."""
        whole = self.wrap(width, height)[1]
        if self.together and whole <= TEXT_HEIGHT and height < NEARLY_A_PAGE:
            return []
        taken, rest = fitted(self.stack, self._inner(width), height - 2 * self.inside, self)
        if not taken or not rest:
            return []
        return [self._part(taken, first=True), self._part(rest, first=False)]

    def draw(self) -> None:
        """Fill, bar, label, then the stack from the top."""
        canvas = self.canv
        if self.fill:
            canvas.setFillColor(self.fill)
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        if self.bar:
            canvas.setFillColor(self.bar)
            canvas.rect(0, 0, 4 if self.fill else 1.6, self.height, stroke=0, fill=1)
        if self.label:
            below = baseline(self.stack[0][0] if self.stack else None, self.label.style.size)
            self.label.draw(canvas, self.label_x, self.height - self.inside - below)
        draw_stack(self.stack, self.left, self.height - self.inside, self._inner(self.width), self)

    def _inner(self, width: float) -> float:
        return width - self.left - self.right

    def _part(self, stack: Stack, *, first: bool) -> "Panel":
        return Panel(
            stack,
            left=self.left,
            right=self.right,
            inside=self.inside,
            fill=self.fill,
            bar=self.bar,
            label=self.label if first else None,
            label_x=self.label_x,
            before=self.spaceBefore if first else 0.0,
            after=0.0 if first else self.spaceAfter,
        )


class SideBySide(Box):
    """Stacks beside each other, each at its own width; every one breaks over pages by itself."""

    def __init__(self, stacks: list[Stack], widths: list[float], gap: float, *, after: float = 0.0) -> None:
        super().__init__(after=after)
        self.stacks = stacks
        self.widths = widths
        self.gap = gap

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The whole width; the height of the tallest stack."""
        self.width = width
        heights = [sum(_heights(stack, each, self)) for stack, each in zip(self.stacks, self.widths, strict=True)]
        self.height = max(heights, default=0.0)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        """Each stack's part that fits, and the rests beside each other."""
        if self.wrap(width, height)[1] <= height or height < TEXT_HEIGHT / 4:
            return []
        parts = [fitted(stack, each, height, self) for stack, each in zip(self.stacks, self.widths, strict=True)]
        if not any(taken for taken, _rest in parts):
            return []
        first = SideBySide([taken for taken, _rest in parts], self.widths, self.gap)
        return [first, SideBySide([rest for _taken, rest in parts], self.widths, self.gap, after=self.spaceAfter)]

    def draw(self) -> None:
        """The stacks from left to right."""
        x = 0.0
        for stack, width in zip(self.stacks, self.widths, strict=True):
            draw_stack(stack, x, self.height, width, self)
            x += width + self.gap


def fitted(stack: Stack, width: float, height: float, box: Box) -> tuple[Stack, Stack]:
    """What of `stack` fits in `height`, and the rest; a group is cut only inside its last flowable."""
    used = 0.0
    after = 0.0
    for index, group in enumerate(stack):
        gap, tall, trailing = _measured(group, width, after, first=index == 0, box=box)
        if used + gap + tall > height + SLACK:
            head, tail = _cut(group, width, height - used - gap, box)
            # A group that begins a page and still does not fit must be cut between its parts.
            if not head and index == 0 and len(group) > 1 and height > NEARLY_A_PAGE:
                head, tail = _loosened(group, width, height, box)
            return [*stack[:index], *([head] if head else [])], [*([tail] if tail else []), *stack[index + 1 :]]
        used += gap + tall
        after = trailing
    return stack, []


def draw_stack(stack: Stack, x: float, top: float, width: float, box: Box) -> None:
    """Draw the flowables of `stack` downwards from `top`."""
    y = top
    after = 0.0
    for position, flowable in enumerate(flowable for group in stack for flowable in group):
        y -= 0.0 if position == 0 else max(flowable.getSpaceBefore(), after)
        y -= _wrapped(flowable, width, box)
        flowable.drawOn(box.canv, x, y)
        after = flowable.getSpaceAfter()


def _heights(stack: Stack, width: float, box: Box) -> list[float]:
    heights = []
    after = 0.0
    for index, group in enumerate(stack):
        gap, tall, after = _measured(group, width, after, first=index == 0, box=box)
        heights.append(gap + tall)
    return heights


def _measured(group: Group, width: float, after: float, *, first: bool, box: Box) -> tuple[float, float, float]:
    """The gap above a group, its height, and the space it asks for below."""
    gap = 0.0 if first else max(group[0].getSpaceBefore(), after)
    tall = 0.0
    for position, flowable in enumerate(group):
        tall += max(flowable.getSpaceBefore(), after) if position else 0.0
        tall += _wrapped(flowable, width, box)
        after = flowable.getSpaceAfter()
    return gap, tall, after


def _cut(group: Group, width: float, height: float, box: Box) -> tuple[Group, Group]:
    """Cut the last flowable of a group so that the group's beginning fits; two empty halves where it cannot be."""
    *kept, last = group
    _gap, tall, after = _measured(kept, width, 0.0, first=True, box=box) if kept else (0.0, 0.0, 0.0)
    left = height - tall - (max(last.getSpaceBefore(), after) if kept else 0.0)
    _wrapped(last, width, box)
    parts = last.splitOn(getattr(box, "canv", None), width, left) if left > 0 else []
    if not parts:
        return [], group
    return [*kept, parts[0]], list(parts[1:])


def _loosened(group: Group, width: float, height: float, box: Box) -> tuple[Group, Group]:
    """The first flowables of a group that fit, and the others: the last way out for a group taller than a page."""
    used = 0.0
    for index, flowable in enumerate(group):
        used += flowable.getSpaceBefore() + _wrapped(flowable, width, box)
        if used > height:
            return group[:index], group[index:]
    return group, []


def _wrapped(flowable: Any, width: float, box: Box) -> float:
    """The height of `flowable` at this width. It is given endless room: whether it fits is decided here."""
    return float(flowable.wrapOn(getattr(box, "canv", None), width, 1e6)[1])


def baseline(flowable: Any, otherwise: float) -> float:
    """How far below its top a wrapped paragraph's first line stands; `otherwise` for what is not a paragraph."""
    style = getattr(flowable, "style", None)
    laid = getattr(flowable, "blPara", None)
    # Lines of several faces stand below the highest of their ascents, lines of one face one size below the top.
    if laid is not None and laid.kind == 1 and laid.lines:
        return float(laid.lines[0].ascent)
    return float(getattr(style, "fontSize", otherwise))
