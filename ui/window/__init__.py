"""The parts of the main window: what it is made of, each in a file of its own."""
# SPDX-License-Identifier: MIT
