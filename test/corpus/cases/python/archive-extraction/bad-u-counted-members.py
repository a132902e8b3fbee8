import tarfile


def unpack(path, target):
    with tarfile.open(path) as tar:
        if len(tar.getmembers()) > 1000:
            raise ValueError("too many")
        tar.extractall(target)
