from paramiko import SSHClient, WarningPolicy


class Transfer(SSHClient):
    def __init__(self, host):
        super().__init__()
        self.set_missing_host_key_policy(WarningPolicy)
        self.connect(host, username="sync")

    def push(self, local, remote):
        self.open_sftp().put(local, remote)
