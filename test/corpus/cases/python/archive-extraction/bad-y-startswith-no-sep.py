import os
import tarfile


def unpack(path, dest):
    with tarfile.open(path) as t:
        for m in t.getmembers():
            target = os.path.join(dest, m.name)
            if target.startswith(dest):
                t.extract(m, dest)
