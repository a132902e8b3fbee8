import hashlib

SETTINGS = {"signature": "sha1", "chunk": 65536}


def sign_release(path, secret):
    digest = hashlib.new(SETTINGS["signature"])
    digest.update(secret)
    with open(path, "rb") as handle:
        while block := handle.read(SETTINGS["chunk"]):
            digest.update(block)
    return digest.hexdigest()
