from paramiko import SSHClient


class Transfer(SSHClient):
    def __init__(self, host):
        super().__init__()
        self.load_system_host_keys()
        self.connect(host, username="sync")

    def push(self, local, remote):
        self.open_sftp().put(local, remote)
