from Crypto.Cipher import AES
from Crypto.Random import get_random_bytes


def protect(key: bytes, text: bytes) -> bytes:
    cipher = AES.new(key, AES.MODE_GCM, nonce=get_random_bytes(12))
    ct, tag = cipher.encrypt_and_digest(text)
    return cipher.nonce + tag + ct
