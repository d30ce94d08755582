"""Where the window asks for files: the desktop's own dialogs, in one place that tests replace."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from briefing.sources.formats import FORMATS


class Asking:
    """Each question returns what was chosen, nothing where it was cancelled."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def sources(self, folder: Path) -> list[Path]:
        """The articles to import."""
        words = _translated("Import sources")
        patterns = " ".join(f"*{suffix}" for each in FORMATS for suffix in each.suffixes)
        kinds = f"{_translated('Articles')} ({patterns});;{_translated('All files')} (*)"
        chosen, _ = QFileDialog.getOpenFileNames(self._window, words, str(folder), kinds)
        return [Path(path) for path in chosen]

    def project(self, folder: Path) -> Path | None:
        """The project to open."""
        words = _translated("Open project")
        kinds = _translated("Projects, and PDFs that carry one (*.brief *.pdf)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, words, str(folder), kinds)
        return Path(chosen) if chosen else None

    def copy(self, suggested: Path) -> Path | None:
        """Where a copy of the project goes."""
        return self._written(_translated("Save a copy"), suggested, _translated("Projects (*.brief)"), ".brief")

    def pdf(self, suggested: Path) -> Path | None:
        """Where the PDF goes."""
        return self._written(_translated("Export PDF"), suggested, _translated("PDF (*.pdf)"), ".pdf")

    def text(self, suggested: Path) -> Path | None:
        """Where the text of a brief goes."""
        return self._written(_translated("Export the text"), suggested, _translated("Markdown (*.md)"), ".md")

    def table(self, suggested: Path) -> Path | None:
        """Where the table of annotations goes."""
        return self._written(_translated("Export the annotations"), suggested, _translated("Tables (*.csv)"), ".csv")

    def certificate(self, folder: Path) -> Path | None:
        """The certificate that signs."""
        words, kinds = _translated("Certificate"), _translated("PKCS#12 certificates (*.p12 *.pfx)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, words, str(folder), kinds)
        return Path(chosen) if chosen else None

    def _written(self, words: str, suggested: Path, kinds: str, suffix: str) -> Path | None:
        """Where a file of a kind goes; the dialog itself asks before an older one is replaced."""
        chosen, _ = QFileDialog.getSaveFileName(self._window, words, str(suggested), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(suffix)

    def folder(self, folder: Path) -> Path | None:
        """A folder for new projects."""
        chosen = QFileDialog.getExistingDirectory(self._window, _translated("Folder for the project"), str(folder))
        return Path(chosen) if chosen else None


def _translated(words: str) -> str:
    return QCoreApplication.translate("Asking", words)
