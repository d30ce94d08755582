"""The .brief file: reading, editing and the history of a project. The only room that knows SQL."""
# SPDX-License-Identifier: MIT

from briefing.project.changes import Change
from briefing.project.editing import Edit
from briefing.project.history import History, LongAction
from briefing.project.log import Step, StepKind
from briefing.project.project import SUFFIX, Project
from briefing.project.reading import Exhibit, Reading

__all__ = ["SUFFIX", "Change", "Edit", "Exhibit", "History", "LongAction", "Project", "Reading", "Step", "StepKind"]
