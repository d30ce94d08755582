"""What is done to a finished PDF before it is put in place: encrypted, signed, opened once as a reader would."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO

from briefing.errors import RenderError

# What a file says of itself that is PDF/A.
CLAIM = re.compile(rb"<pdfaid:part>\d</pdfaid:part><pdfaid:conformance>\w</pdfaid:conformance>")
NOTHING_WRITTEN = "No file was written, and the project is as it was."


@dataclass(frozen=True, slots=True)
class Finish:
    """How a PDF is closed up.

    `password` encrypts it with AES-256 (revision 6 of PDF 2.0); an encrypted file is no PDF/A any more, and says so by
    not claiming to be one. `certificate` is the path of a PKCS#12 file (.p12, .pfx) that signs it, opened by
    `certificate_password`. Neither gives the same bytes twice: keys are random, and a signature names its moment.
    """

    password: str = field(default="", repr=False)
    certificate: str = ""
    certificate_password: str = field(default="", repr=False)


def finished(made: bytes, finish: Finish) -> bytes:
    """The PDF encrypted and signed as asked, and opened to see that it is whole. Raises RenderError."""
    pages = check_opens(made)
    if finish.certificate:
        from briefing.render.signing import signed  # noqa: PLC0415  # an extra that not everybody has

        made = signed(made, finish)
    elif finish.password:
        made = encrypted(made, finish.password)
    if finish.certificate or finish.password:
        check_opens(made, finish.password, pages)
    return made


def encrypted(made: bytes, password: str) -> bytes:
    """The PDF under a password. Screen readers may read it; the password opens it with all rights."""
    import pikepdf  # noqa: PLC0415  # heavy, and needed only here

    written = BytesIO()
    with pikepdf.open(BytesIO(made)) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
        pdf.Root.Metadata.write(CLAIM.sub(b"", packet))
        pdf.save(written, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return written.getvalue()


def check_opens(made: bytes, password: str = "", pages: int = 0) -> int:
    """Open the PDF as a reader would: the number of its pages, `pages` where that is given, all of which are there.

    Raises RenderError where it does not open, has other pages, or lacks the structure that makes it accessible.
    """
    import pypdfium2  # noqa: PLC0415  # only whoever writes a file opens it

    try:
        with pypdfium2.PdfDocument(made, password=password or None) as pdf:
            counted = len(pdf)
            # The last page is the one that a file that was cut off would miss.
            pdf[counted - 1].close()
            tagged = pdf.is_tagged()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise _not_whole(str(error)) from error
    if not tagged or (pages and counted != pages):
        raise _not_whole(f"{counted} pages of {pages or counted}, {'tagged' if tagged else 'not tagged'}")
    return counted


def _not_whole(details: str) -> RenderError:
    return RenderError(
        "The PDF came out incomplete, so it was not put in place.",
        safe=NOTHING_WRITTEN,
        remedy="Export again; if it happens again, please report it.",
        details=details,
    )
