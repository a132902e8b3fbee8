import hashlib

ALGO = "sha1"


class Signer:
    def __init__(self, secret: bytes):
        self.secret = secret

    def sign(self, data: bytes) -> str:
        h = hashlib.new(ALGO)
        h.update(self.secret + data)
        return h.hexdigest()
