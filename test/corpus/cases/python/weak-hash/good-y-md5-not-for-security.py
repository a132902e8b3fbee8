import hashlib
from pathlib import Path


def cache_key(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
