import tarfile
def install(path, dest):
    with tarfile.open(path, "r:gz") as tar:
        for member in tar:
            tar.extract(member, dest)
