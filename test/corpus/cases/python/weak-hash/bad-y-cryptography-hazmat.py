from cryptography.hazmat.primitives import hashes


def fingerprint(cert_bytes: bytes) -> bytes:
    digest = hashes.Hash(hashes.MD5())
    digest.update(cert_bytes)
    return digest.finalize()
