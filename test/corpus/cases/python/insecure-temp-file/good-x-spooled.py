import io
from tempfile import SpooledTemporaryFile

import paramiko


def mktemp(name):
    return f"/home/deploy/work/{name}"


def connect(host, key_text):
    key = paramiko.Ed25519Key.from_private_key(io.StringIO(key_text))
    with SpooledTemporaryFile(max_size=4096) as spool:
        spool.write(mktemp("run").encode())
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.connect(host, username="deploy", pkey=key)
    return client
