import paramiko


def run(host, cmd):
    c = paramiko.SSHClient()
    c.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    c.connect(host)
    return c.exec_command("uptime")
