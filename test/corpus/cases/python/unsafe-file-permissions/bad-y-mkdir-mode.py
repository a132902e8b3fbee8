import os


def prepare(root):
    os.makedirs(os.path.join(root, "spool"), mode=0o777, exist_ok=True)
    os.chmod(os.path.join(root, "spool"), 0o777)
