"""Digital signatures of PDF files are told as they are, and nothing is told where there is none."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from docslib.reading.signatures import pdf_signatures
from tests.docslib.files import write_pdf
from tests.programs import require

pytestmark = pytest.mark.services

SIGNER, ORGAN = "Văn phòng Tỉnh ủy Trường Khê", "Tỉnh ủy Trường Khê"


@pytest.fixture(scope="module")
def signer() -> signers.SimpleSigner:
    """An office with a certificate of its own."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, SIGNER),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGAN),
        ]
    )
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = builder.not_valid_before(now).not_valid_after(now + timedelta(days=1)).sign(key, hashes.SHA256())
    plain = serialization.NoEncryption()
    return signers.SimpleSigner(
        signing_cert=Certificate.load(made.public_bytes(serialization.Encoding.DER)),
        signing_key=PrivateKeyInfo.load(
            key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, plain)
        ),
        cert_registry=SimpleCertificateStore(),
    )


@pytest.fixture
def signed(tmp_path: Path, signer: signers.SimpleSigner) -> Path:
    require("pdfsig")
    path = write_pdf(tmp_path / "a.pdf", [["Quyết định của Tỉnh ủy"]])
    writer = IncrementalPdfFileWriter(io.BytesIO(path.read_bytes()))
    field = signers.PdfSignatureMetadata(field_name="Ky1")
    # In a thread of its own: the browser tests leave an event loop running, and the signer wants to start one.
    with ThreadPoolExecutor(max_workers=1) as pool:
        done = pool.submit(signers.sign_pdf, writer, field, signer=signer).result()
    path.write_bytes(done.getvalue())
    return path


def test_a_signed_file_tells_who_signed_when_and_that_it_is_unchanged(signed):
    (found,) = pdf_signatures(signed)
    assert (found.signer, found.organ, found.is_intact) == (SIGNER, ORGAN, True)
    assert found.signed_at is not None
    assert abs(datetime.now(UTC) - found.signed_at) < timedelta(minutes=5)


def test_a_file_changed_after_signing_is_not_intact(signed):
    content = signed.read_bytes()
    signed.write_bytes(content.replace(b"/MediaBox [ 0 0", b"/MediaBox [ 9 9"))
    assert signed.read_bytes() != content
    assert [signature.is_intact for signature in pdf_signatures(signed)] == [False]


def test_a_file_added_to_after_signing_is_not_intact(signed):
    signed.write_bytes(signed.read_bytes() + b"\n% more\n")
    assert [signature.is_intact for signature in pdf_signatures(signed)] == [False]


def test_a_file_without_signature_has_none(tmp_path):
    assert pdf_signatures(write_pdf(tmp_path / "a.pdf", [["Không ký"]])) == ()
