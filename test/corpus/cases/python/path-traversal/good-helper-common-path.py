import os
import tarfile


class Refused(Exception):
    pass


def target(folder, name):
    top = os.path.abspath(folder)
    file = os.path.abspath(os.path.join(top, name))
    try:
        if os.path.commonpath([top, file]) != top:
            raise Refused(name)
    except ValueError as error:
        raise Refused(name) from error
    return file


def unpack(archive, folder):
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            if not member.isfile():
                continue
            file = target(folder, member.name)
            os.makedirs(os.path.dirname(file), exist_ok=True)
            with open(file, "wb") as out:
                out.write(tar.extractfile(member).read())
