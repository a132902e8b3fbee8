from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def scratch(prefix="job-"):
    with TemporaryDirectory(prefix=prefix) as folder:
        path = Path(folder)
        (path / "input.txt").write_text("ready")
        yield path
