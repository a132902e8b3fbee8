import hashlib

ALGOS = {"old": hashlib.md5, "new": hashlib.sha256}


def digest(token: str) -> str:
    return ALGOS["new"](token.encode()).hexdigest()
