import os
import stat

MODE = stat.S_IRUSR | stat.S_IWUSR


def save_key(path, key):
    with open(path, "wb") as handle:
        handle.write(key)
    os.chmod(path, MODE)
