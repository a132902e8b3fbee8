import paramiko


def connect(host, user="root", password="Pa55-w0rd-root"):
    c = paramiko.SSHClient()
    c.load_system_host_keys()
    c.connect(host, username=user, password=password)
    return c
