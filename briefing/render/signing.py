"""Signing a PDF with a certificate: the extra `briefing[sign]`, by pyHanko, without the network."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import RenderError

if TYPE_CHECKING:
    from briefing.render.finishing import Finish

FIELD = "Signature"
FIELD_WORDS = "Signature of the whole brief"
"""What a screen reader calls the field; the signature itself shows on no page."""

_PRINTED_AND_LOCKED = 4 | 128
NOTHING_WRITTEN = "No file was written, and the project is as it was."


def signed(made: bytes, finish: Finish) -> bytes:
    """The PDF with a signature (PAdES) that covers all of it, encrypted before where a password is given.

    Raises RenderError where the extra is not installed, and where the certificate cannot be read or opened. The
    signature shows on no page, so that every page stays as it was set.
    """
    signers, fields, writer_class = _tools()
    signer = _signer(signers, Path(finish.certificate), finish.certificate_password)
    made = _with_field(made)
    if finish.password:
        from briefing.render.finishing import encrypted  # noqa: PLC0415  # each needs the other

        made = encrypted(made, finish.password)
    # Its own mark in the properties would say which tool made the file.
    writer = _quiet(writer_class)(BytesIO(made), strict=False)
    if finish.password:
        writer.encrypt(finish.password)
    about = signers.PdfSignatureMetadata(
        field_name=FIELD, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
    )
    written: BytesIO = signers.sign_pdf(writer, about, signer=signer)
    return written.getvalue()


def _with_field(made: bytes) -> bytes:
    """The PDF with an empty field for its signature, named and tagged as PDF/UA-1 (7.18) asks of every field."""
    import pikepdf  # noqa: PLC0415  # heavy, and needed only here

    written = BytesIO()
    with pikepdf.open(BytesIO(made)) as pdf:
        page = pdf.pages[0].obj
        root = pdf.Root.StructTreeRoot
        key = int(root.ParentTreeNextKey)
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Sig,
                T=FIELD,
                TU=FIELD_WORDS,
                F=_PRINTED_AND_LOCKED,
                Rect=[0, 0, 0, 0],
                P=page,
                StructParent=key,
            )
        )
        story = root.K[0]
        reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=field, Pg=page)
        form = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Form, P=story, Pg=page, K=reference))
        story.K.append(form)
        root.ParentTree.Nums = pikepdf.Array([*root.ParentTree.Nums, key, form])
        root.ParentTreeNextKey = key + 1
        page.Annots = pikepdf.Array([*page.get("/Annots", []), field])
        page.Tabs = pikepdf.Name.S
        pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=[field], SigFlags=3))
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _tools() -> tuple[Any, Any, Any]:
    try:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415  # an extra
        from pyhanko.sign import fields, signers  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise RenderError(
            "Signing is not installed here.",
            safe=NOTHING_WRITTEN,
            remedy="Install it with `pip install briefing[sign]`, or export without a signature.",
            details=str(error),
        ) from error
    # What it cannot open it reports with its own innards; a user is told by us, in words.
    talk = logging.getLogger("pyhanko")
    if not talk.handlers:
        talk.addHandler(logging.NullHandler())
    talk.propagate = False
    return signers, fields, IncrementalPdfFileWriter


def _quiet(writer_class: Any) -> Any:
    """The writer without the line in the properties that names it and the hour."""

    class Quiet(writer_class):  # type: ignore[misc]  # an extra, known only when it is installed
        def _update_meta(self) -> None:
            """Leave the properties as they are."""

    return Quiet


def _signer(signers: Any, path: Path, password: str) -> Any:
    try:
        path.read_bytes()
    except OSError as error:
        raise RenderError(
            f"The certificate {path.name} cannot be read.",
            safe=NOTHING_WRITTEN,
            remedy="Choose a PKCS#12 file (.p12 or .pfx) that you may read.",
            details=str(error),
        ) from error
    signer = signers.SimpleSigner.load_pkcs12(str(path), passphrase=password.encode() if password else None)
    if signer is None:
        raise RenderError(
            f"The certificate {path.name} could not be opened: the password is not its own, or it is no PKCS#12 file.",
            safe=NOTHING_WRITTEN,
            remedy="Type its password again, or choose another certificate.",
        )
    return signer
