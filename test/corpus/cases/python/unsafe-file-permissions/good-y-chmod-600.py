import os
import stat


def publish(path):
    os.chmod(path, 0o600)
    os.chmod(os.path.dirname(path), stat.S_IRWXU)
