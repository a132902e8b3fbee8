import tarfile
import sys


def main(archive):
    tar = tarfile.open(archive)
    for member in tar:
        if member.name.endswith(".csv"):
            tar.extract(member, path="out")
    tar.close()


main(sys.argv[1])
