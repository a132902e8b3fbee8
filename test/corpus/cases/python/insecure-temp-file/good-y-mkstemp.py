import os
import tempfile


def dump(data):
    fd, name = tempfile.mkstemp(suffix=".json")
    with os.fdopen(fd, "w") as fh:
        fh.write(data)
    return name
