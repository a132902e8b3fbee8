import hashlib
import sys


def verify_download(path, sha256sum):
    with open(path, "rb") as fh:
        digest = hashlib.file_digest(fh, "sha256").hexdigest()
    if digest != sha256sum:
        sys.exit("corrupt download")
