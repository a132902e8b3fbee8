from Crypto.Hash import MD4


def nt_hash(password: str) -> str:
    h = MD4.new()
    h.update(password.encode("utf-16le"))
    return h.hexdigest()
