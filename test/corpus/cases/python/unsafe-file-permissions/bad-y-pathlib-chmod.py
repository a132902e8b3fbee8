from pathlib import Path


def make_socket_dir():
    p = Path("/run/myapp")
    p.mkdir(exist_ok=True)
    p.chmod(0o766)
