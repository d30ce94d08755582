"""What was done in the project and when: the steps of its history, and the versions kept beside it."""
# SPDX-License-Identifier: MIT

from ui.history.column import HistoryColumn

__all__ = ["HistoryColumn"]
