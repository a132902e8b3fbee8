from contextlib import contextmanager
from pathlib import Path
from tempfile import mktemp as unique_path


@contextmanager
def scratch(prefix="job-"):
    path = Path(unique_path(prefix=prefix, dir="/tmp"))
    path.mkdir(parents=True, exist_ok=True)
    try:
        yield path
    finally:
        for child in path.iterdir():
            child.unlink()
        path.rmdir()
