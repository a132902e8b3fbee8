import os, tarfile
def install(path, dest):
    with tarfile.open(path, "r:gz") as tar:
        for member in tar:
            target = os.path.realpath(os.path.join(dest, member.name))
            if not target.startswith(os.path.realpath(dest) + os.sep):
                raise ValueError(member.name)
            tar.extract(member, dest)
