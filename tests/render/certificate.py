"""A certificate of somebody invented, made for the tests of signatures."""
# SPDX-License-Identifier: MIT

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

PASSWORD = "winter"  # noqa: S105  # of nobody


def invented_certificate(folder: Path) -> Path:
    """A PKCS#12 file in `folder`; the test is skipped where the extra `sign` is not installed."""
    x509: Any = pytest.importorskip("cryptography.x509", reason="the extra `sign` is not installed")
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415 an extra
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 an extra
    from cryptography.hazmat.primitives.serialization import pkcs12  # noqa: PLC0415 an extra

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, "Invented Analyst")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = (
        builder.serial_number(7).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=9))
    )
    usage = x509.KeyUsage(True, True, *([False] * 7))
    signed = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    protection = serialization.BestAvailableEncryption(PASSWORD.encode())
    path = folder / "analyst.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"analyst", key, signed, None, protection))
    return path
