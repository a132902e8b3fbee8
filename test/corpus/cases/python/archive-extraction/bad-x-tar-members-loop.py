import tarfile
import urllib.request


def install(url, target):
    path, _ = urllib.request.urlretrieve(url)
    with tarfile.open(path) as package:
        for member in package:
            if member.name.endswith(".py"):
                package.extract(member, path=target)


def main(argv):
    install(argv[1], "/opt/plugins")
