"""The preferences: a sheet in which every setting applies at once."""
# SPDX-License-Identifier: MIT
