"""The desk for everyone: other languages, both writing directions, screen readers, the keyboard, large text."""
# SPDX-License-Identifier: MIT
