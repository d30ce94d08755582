"""Numbers in sentences: one source, two sources."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QLocale


def numbered(count: int, one: str, many: str) -> str:
    """The sentence for this number: `one` or `many`, both translated, with {n} where the number goes."""
    return (one if count == 1 else many).format(n=QLocale().toString(count))
