"""The reader: an article's text with its marks, read and annotated by keys or mouse."""
# SPDX-License-Identifier: MIT

from ui.reader.marks import Mark
from ui.reader.place import Place
from ui.reader.popup import Candidate, KindChoice
from ui.reader.view import ReaderView

__all__ = ["Candidate", "KindChoice", "Mark", "Place", "ReaderView"]
