from pathlib import Path

import paramiko

KEY_PATH = Path("/tmp") / "deploy_key"


def connect(host, key_text):
    KEY_PATH.write_text(key_text)
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.connect(host, username="deploy", key_filename=str(KEY_PATH))
    return client
