"""Documents to files: the formats a brief can be printed in, by name.

A renderer takes a `Document` and gives bytes. Its libraries are loaded at its first use: importing this room is cheap.
"""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from briefing.brief.document import Document
from briefing.render.finishing import Finish, finished
from briefing.render.writing import write_bytes

__all__ = ["RENDERERS", "Finish", "Renderer", "render", "render_pdf", "write", "write_pdf"]


@dataclass(frozen=True, slots=True)
class Renderer:
    """A format: its name for people, the ending of its files, and where its two functions stand.

    `module` has `make`, from document to bytes, and `check`, which raises RenderError for bytes that are not a whole
    file of the format.
    """

    name: str
    suffix: str
    module: str
    make: str
    check: str

    def bytes_of(self, document: Document, **options: object) -> bytes:
        """The document in this format. Raises RenderError where it cannot be set."""
        return cast("Callable[..., bytes]", getattr(import_module(self.module), self.make))(document, **options)

    def check_bytes(self, made: bytes) -> None:
        """Raise RenderError unless `made` is a whole file of this format."""
        cast("Callable[[bytes], None]", getattr(import_module(self.module), self.check))(made)


RENDERERS: Mapping[str, Renderer] = {
    "pdf": Renderer("PDF", ".pdf", "briefing.render.typeset", "pdf_of", "check_pdf"),
}


def render(document: Document, form: str = "pdf", **options: object) -> bytes:
    """The document in the format `form`, a key of RENDERERS. Raises RenderError where it cannot be set.

    `options` are those of the format; those of a PDF are those of `briefing.render.typeset.pdf_of`.
    """
    return RENDERERS[form].bytes_of(document, **options)


def write(document: Document, path: Path, form: str = "pdf", **options: object) -> None:
    """Write the document to `path`. A file that is there stays as it is until the new one is whole.

    `options` are those of `render`. Raises RenderError where the document cannot be set or the file not written.
    """
    renderer = RENDERERS[form]
    made = renderer.bytes_of(document, **options)
    renderer.check_bytes(made)
    write_bytes(made, path)


def render_pdf(document: Document, **options: object) -> bytes:
    """The document as a PDF. Equal documents give equal bytes. Raises RenderError."""
    return render(document, "pdf", **options)


def write_pdf(document: Document, path: Path, finish: Finish | None = None, **options: object) -> None:
    """Write the document as a PDF to `path`; a file that is there is replaced only by a whole one.

    It is closed up as `finish` says, and opened once as a reader would before it is put in place.
    """
    made = render(document, "pdf", **options)
    RENDERERS["pdf"].check_bytes(made)
    write_bytes(finished(made, finish or Finish()), path)
