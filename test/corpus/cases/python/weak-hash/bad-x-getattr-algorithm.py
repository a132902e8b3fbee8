import hashlib
from typing import Callable

ALGORITHMS: dict[str, Callable] = {"v1": hashlib.sha1, "v2": hashlib.sha256}


def session_id(user_id: int, secret: str, version: str = "v1") -> str:
    algorithm = ALGORITHMS["v1"]
    return algorithm(f"{user_id}:{secret}".encode()).hexdigest()
