import os
import tempfile


def spool(data):
    d = tempfile.mkdtemp(prefix="spool-")
    path = os.path.join(d, "spool.txt")
    with open(path, "w") as fh:
        fh.write(data)
    return path
