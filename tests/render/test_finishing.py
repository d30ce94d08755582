"""A PDF is closed up as asked: encrypted, signed, and opened once before it is put in place."""
# SPDX-License-Identifier: MIT

import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefing.errors import RenderError
from briefing.render import Finish, render_pdf, write_pdf
from briefing.render.finishing import check_opens, encrypted, finished
from tests.render import sample_document
from tests.render.certificate import PASSWORD, invented_certificate
from tests.render.reading import pages_of

WORDS = "Пароль ölüm"


@pytest.fixture(scope="module")
def made() -> bytes:
    return render_pdf(sample_document.executive())


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented_certificate(tmp_path_factory.mktemp("keys"))


def test_encryption_is_aes_256_of_revision_6_and_claims_no_archive(made: bytes) -> None:
    closed = encrypted(made, WORDS)
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(closed)
    with pikepdf.open(BytesIO(closed), password=WORDS) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        packet = pdf.Root.Metadata.read_bytes()
    assert b"pdfaid:part>" not in packet
    assert b"<pdfuaid:part>1" in packet
    assert b"Producer" not in closed


def test_what_is_encrypted_is_the_brief(made: bytes) -> None:
    with pypdfium2.PdfDocument(encrypted(made, WORDS), password=WORDS) as pdf:
        said = [page.get_textpage().get_text_bounded() for page in pdf]
    with pypdfium2.PdfDocument(made) as pdf:
        assert said == [page.get_textpage().get_text_bounded() for page in pdf]


@pytest.mark.parametrize("password", ["", WORDS])
def test_a_signature_covers_the_whole_file(made: bytes, certificate: Path, password: str) -> None:
    reading = pytest.importorskip("pyhanko.pdf_utils.reader", reason="the extra `sign` is not installed")
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415 an extra
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415 an extra

    signed = finished(made, Finish(password, str(certificate), PASSWORD))
    reader = reading.PdfFileReader(BytesIO(signed))
    if password:
        reader.decrypt(password)
    (signature,) = reader.embedded_signatures
    context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    status = validate_pdf_signature(signature, context)
    assert status.intact
    assert status.valid
    assert status.coverage.name == "ENTIRE_FILE"
    assert b"pyHanko" not in signed
    if not password:
        assert pages_of(signed) == pages_of(made)
        altered = bytearray(signed)
        altered[len(made) // 2] ^= 1
        (signature,) = reading.PdfFileReader(BytesIO(bytes(altered))).embedded_signatures
        assert not validate_pdf_signature(signature, context).intact


def test_the_field_of_a_signature_has_a_name_and_a_place_in_the_structure(made: bytes, certificate: Path) -> None:
    pytest.importorskip("pyhanko", reason="the extra `sign` is not installed")
    with pikepdf.open(BytesIO(finished(made, Finish("", str(certificate), PASSWORD)))) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert "/V" in field
        assert field.TU == "Signature of the whole brief"
        keys = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        form = dict(zip(map(int, keys[::2]), keys[1::2], strict=True))[int(field.StructParent)]
        assert form.S == "/Form"
        assert form.K.Obj.objgen == field.objgen


def test_a_wrong_certificate_or_password_leaves_the_old_file(certificate: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyhanko", reason="the extra `sign` is not installed")
    target = tmp_path / "brief.pdf"
    target.write_bytes(b"old")
    other = tmp_path / "other.p12"
    other.write_bytes(b"no certificate")
    for finish, told in (
        (Finish("", str(certificate), "summer"), "could not be opened"),
        (Finish("", str(other), ""), "could not be opened"),
        (Finish("", str(tmp_path / "none.p12"), ""), "cannot be read"),
    ):
        with pytest.raises(RenderError, match=told):
            write_pdf(sample_document.executive(), target, finish)
        assert target.read_bytes() == b"old"


def test_without_the_extra_one_is_told_how_to_get_it(made: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko.sign", None)
    with pytest.raises(RenderError) as caught:
        finished(made, Finish(certificate="some.p12"))
    assert "briefing[sign]" in caught.value.remedy


def test_a_file_that_no_reader_opens_whole_is_not_put_in_place(made: bytes) -> None:
    assert check_opens(made, pages=check_opens(made)) > 1
    with pikepdf.open(BytesIO(made)) as pdf:
        del pdf.Root.MarkInfo, pdf.Root.StructTreeRoot
        untagged = BytesIO()
        pdf.save(untagged)
    for wrong in (made[: len(made) // 2], b"", untagged.getvalue()):
        with pytest.raises(RenderError, match="incomplete"):
            check_opens(wrong)
    with pytest.raises(RenderError, match="incomplete"):
        check_opens(made, pages=99)


def test_passwords_show_in_no_description_of_the_options() -> None:
    assert WORDS not in repr(Finish(WORDS, "x.p12", WORDS))
