import tarfile
import sys


def main(archive):
    total = 0
    with tarfile.open(archive) as tar:
        for member in tar:
            if member.isfile() and member.name.endswith(".csv"):
                fh = tar.extractfile(member)
                total += len(fh.read())
    print(total)


main(sys.argv[1])
