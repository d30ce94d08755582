"""Deeds of a project that wait in their thread until a test lets them go: what the window does meanwhile shows."""
# SPDX-License-Identifier: MIT

import threading
from collections.abc import Callable

import pytest

from briefing.project import CopyStopped, Project


class Held:
    """One of the project's deeds that waits in its thread until it is let go, and says meanwhile how far it is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.let_go = threading.Event()
        self.threads: set[int] = set()
        self._real = getattr(Project, name)
        held = self

        def deed(project: Project, *args: object, going_on: Callable[[int], bool], **more: object) -> object:
            held.threads.add(threading.get_ident())
            while not held.let_go.wait(0.01):
                if not going_on(34):
                    raise CopyStopped("The copy was given up.", safe="The project is as it was.")
            return held._real(project, *args, going_on=going_on, **more)

        monkeypatch.setattr(Project, name, deed)
