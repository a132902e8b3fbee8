import os
import stat
from pathlib import Path


def share(d):
    os.chmod(d, stat.S_IRWXU | stat.S_IRWXG | stat.S_IWOTH)
    return Path(d)
