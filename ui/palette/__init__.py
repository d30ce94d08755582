"""The command palette: one field that finds any command, source, item, passage or place."""
# SPDX-License-Identifier: MIT

from ui.palette.palette import Palette

__all__ = ["Palette"]
