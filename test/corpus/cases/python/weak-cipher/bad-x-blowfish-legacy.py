from cryptography.hazmat.decrepit.ciphers import algorithms as old
from cryptography.hazmat.primitives.ciphers import Cipher, modes
import secrets


def wrap_token(token: bytes, key: bytes) -> bytes:
    iv = secrets.token_bytes(8)
    cipher = Cipher(old.Blowfish(key), modes.CBC(iv))
    enc = cipher.encryptor()
    return iv + enc.update(token + b"\0" * (-len(token) % 8)) + enc.finalize()
