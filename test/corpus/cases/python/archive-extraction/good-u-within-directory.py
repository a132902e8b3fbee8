import os
import tarfile


def is_within_directory(directory, target):
    folder = os.path.abspath(directory)
    return os.path.commonprefix([folder, os.path.abspath(target)]) == folder


def unpack(path, target):
    with tarfile.open(path) as tar:
        for member in tar.getmembers():
            if not is_within_directory(target, os.path.join(target, member.name)):
                raise ValueError("outside")
        tar.extractall(target)
