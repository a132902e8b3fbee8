import hashlib
import hmac
import os
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def seal(ek, mk, padded):
    iv = os.urandom(16)
    e = Cipher(algorithms.AES(ek), modes.CBC(iv)).encryptor()
    body = iv + e.update(padded) + e.finalize()
    return body + hmac.new(mk, body, hashlib.sha256).digest()
