"""The command line: parses, calls, prints; no logic. `main` runs one command; a family of commands is a file.

`commands` has their table; `filling`, `looking`, `keeping`, `publishing`, `handing_on` and `window` hold the commands
themselves, `arguments` the words they share, `terminal` how they speak.
"""
# SPDX-License-Identifier: MIT

from briefing.cli.commands import COMMANDS, main

__all__ = ["COMMANDS", "main"]
