import paramiko


class Accept(paramiko.MissingHostKeyPolicy):
    def missing_host_key(self, client, hostname, key):
        return None


def connect(host):
    c = paramiko.SSHClient()
    c.set_missing_host_key_policy(Accept())
    c.connect(host)
    return c
