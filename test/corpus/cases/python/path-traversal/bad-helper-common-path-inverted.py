import os
import tarfile


class Refused(Exception):
    pass


def target(folder, name):
    top = os.path.abspath(folder)
    file = os.path.abspath(os.path.join(top, name))
    if os.path.commonpath([top, file]) == file:
        raise Refused(name)
    return file


def unpack(archive, folder):
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            with open(target(folder, member.name), "wb") as out:
                out.write(tar.extractfile(member).read())
