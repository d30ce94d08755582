"""The .brief file: reading, editing and the history of a project. The only room that knows SQL."""
# SPDX-License-Identifier: MIT

from briefing.project.audit import Entry, FieldChange, ItemChange
from briefing.project.backups import Backup
from briefing.project.changes import Change
from briefing.project.copying import CopyStopped
from briefing.project.directory import Directory, Named
from briefing.project.editing import Edit
from briefing.project.exhibits import Exhibit, Grounds
from briefing.project.history import History, LongAction
from briefing.project.lines import Listed, SourceLine, SourceRow, line_of
from briefing.project.log import Step, StepKind
from briefing.project.project import SUFFIX, Project
from briefing.project.reading import Reading
from briefing.project.recovery import Recovered
from briefing.project.report import Lost, Report
from briefing.project.salvage import salvage

__all__ = [
    "SUFFIX",
    "Backup",
    "Change",
    "CopyStopped",
    "Directory",
    "Edit",
    "Entry",
    "Exhibit",
    "FieldChange",
    "Grounds",
    "History",
    "ItemChange",
    "Listed",
    "LongAction",
    "Lost",
    "Named",
    "Project",
    "Reading",
    "Recovered",
    "Report",
    "SourceLine",
    "SourceRow",
    "Step",
    "StepKind",
    "line_of",
    "salvage",
]
