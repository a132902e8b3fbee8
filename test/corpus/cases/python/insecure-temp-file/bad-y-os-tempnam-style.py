import os
import tempfile


def spool(user, data):
    path = os.path.join(tempfile.gettempdir(), "spool-%s.txt" % user)
    with open(path, "w") as fh:
        fh.write(data)
