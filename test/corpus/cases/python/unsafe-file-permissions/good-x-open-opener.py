import os
import subprocess


def append_secret(path, secret):
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(fd, "w") as handle:
        handle.write(secret + "\n")


def share(folder):
    os.makedirs(folder, mode=0o750, exist_ok=True)
    subprocess.run(["chmod", "-R", "u+rwX,o-rwx", folder], check=True)
