import paramiko


def upload(host, local, remote):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host, username="deploy", key_filename="/etc/deploy/id_ed25519")
    sftp = client.open_sftp()
    try:
        sftp.put(local, remote)
    finally:
        client.close()
