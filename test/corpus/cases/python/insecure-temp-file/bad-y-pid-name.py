import os
from pathlib import Path


def lockfile():
    p = Path("/tmp") / f"job-{os.getpid()}.lock"
    p.write_text("locked")
    return p
