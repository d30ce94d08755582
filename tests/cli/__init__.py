"""The command line: every command by use."""
# SPDX-License-Identifier: MIT
