"""An authority of our own for the names of Alibaba Cloud, made for a run and thrown away with it."""

from __future__ import annotations

import ssl
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Optional, Tuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from .world import REGION

# A wildcard stands for one label.
NAMES = [
    "localhost",
    "*.aliyuncs.com",
    f"sts.{REGION}.aliyuncs.com",
    f"*.oss-{REGION}.aliyuncs.com",
    f"*.oss-{REGION}-internal.aliyuncs.com",
]
Certified = Tuple[x509.Certificate, ec.EllipticCurvePrivateKey]
# Worlds move on by hours, and a machine's clock may be behind.
DAYS = timedelta(days=30)


class Authority:
    """`certificate` is the file that programs are to trust; `server` speaks TLS for all names."""

    def __init__(self, folder: Path) -> None:
        self.certificate = folder / "authority.pem"
        own, own_key = certify("aklint proof", None)
        self.certificate.write_bytes(pem(own))
        leaf, leaf_key = certify("aliyuncs.com", (own, own_key))
        secret = serialization.PrivateFormat.PKCS8
        chain = folder / "server.pem"
        chain.write_bytes(pem(leaf) + leaf_key.private_bytes(serialization.Encoding.PEM, secret, serialization.NoEncryption()))
        self.server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.server.load_cert_chain(chain)


def certify(name: str, issuer: Optional[Certified]) -> Certified:
    """A certificate by the issuer for all names, or without issuer the authority's own."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(timezone.utc)
    own, own_key = issuer if issuer else (None, key)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(own.subject if own else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - DAYS)
        .not_valid_after(now + DAYS)
        .add_extension(x509.BasicConstraints(ca=own is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(own_key.public_key()), critical=False)
    )
    if own:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in NAMES]), critical=False)
    return builder.sign(own_key, hashes.SHA256()), key


def pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)
