import pickle
from pathlib import Path

CACHE = Path.home() / ".cache" / "mytool" / "index.pkl"


def load_index(build):
    if CACHE.exists():
        with CACHE.open("rb") as fh:
            return pickle.load(fh)
    idx = build()
    with CACHE.open("wb") as fh:
        pickle.dump(idx, fh)
    return idx
