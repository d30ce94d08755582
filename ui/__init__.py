"""The window: Qt Widgets on the core. Knows briefing; briefing never knows ui."""
# SPDX-License-Identifier: MIT

# PySide6 reads the source of every module that is imported after it, to look for its own name there. These the window
# needs for its first picture, so they come before.
import dataclasses
import json
import logging
import string
import tomllib

__all__ = ["dataclasses", "json", "logging", "string", "tomllib"]
