import os
import tarfile


def safe_members(tar, root):
    for m in tar.getmembers():
        dest = os.path.realpath(os.path.join(root, m.name))
        if os.path.commonpath([root, dest]) != root:
            raise ValueError(m.name)
        if m.issym() or m.islnk() or m.isdev():
            raise ValueError(m.name)
        yield m


def unpack(name, root):
    root = os.path.realpath(root)
    with tarfile.open(name) as t:
        t.extractall(root, members=safe_members(t, root))
