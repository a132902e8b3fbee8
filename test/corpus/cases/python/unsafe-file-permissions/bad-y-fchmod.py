import os

MODE = 0o666


def create(path):
    fd = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
    os.fchmod(fd, MODE)
    os.close(fd)
