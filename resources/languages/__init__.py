"""Translations of the desk that are delivered with it, one compiled file a language (`tr.qm`). There is none yet."""
# SPDX-License-Identifier: MIT
