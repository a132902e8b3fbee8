import base64
import paramiko

PIN = "AAAAB3NzaC1yc2EAAAADAQABAAABgQC7"


def connect(host):
    c = paramiko.SSHClient()
    key = paramiko.RSAKey(data=base64.b64decode(PIN))
    c.get_host_keys().add(host, "ssh-rsa", key)
    c.connect(host)
    return c
