import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class Vault:
    def __init__(self, key=None):
        self.key = key or AESGCM.generate_key(bit_length=256)

    def seal(self, text):
        nonce = os.urandom(12)
        return nonce + AESGCM(self.key).encrypt(nonce, text.encode(), None)
