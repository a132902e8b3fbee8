from pathlib import Path


def harden(root):
    for p in Path(root).rglob("*"):
        p.chmod(p.stat().st_mode & ~0o077)
