import secrets
from pathlib import Path

STATE = Path("/var/lib/myservice/tmp")


def spool(data):
    p = STATE / secrets.token_hex(16)
    with p.open("x") as fh:
        fh.write(data)
    return p
