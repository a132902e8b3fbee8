from paramiko.client import SSHClient, WarningPolicy


class Remote:
    def __init__(self, host):
        self.client = SSHClient()
        self.client.set_missing_host_key_policy(WarningPolicy)
        self.client.connect(host)
