from Crypto.Cipher import DES
from Crypto.Random import get_random_bytes


def protect(key: bytes, text: bytes) -> bytes:
    iv = get_random_bytes(8)
    cipher = DES.new(key, DES.MODE_CBC, iv)
    pad = 8 - len(text) % 8
    return iv + cipher.encrypt(text + bytes([pad]) * pad)
