"""The source card and what else belongs to sources: their originals, full text, and adding from an address."""
# SPDX-License-Identifier: MIT

from ui.sources.card import SourceCard

__all__ = ["SourceCard"]
