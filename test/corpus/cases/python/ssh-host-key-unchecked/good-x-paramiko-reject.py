import paramiko


def upload(host, local, remote):
    client = paramiko.SSHClient()
    client.load_host_keys("/etc/deploy/known_hosts")
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(host, username="deploy", key_filename="/etc/deploy/id_ed25519")
    sftp = client.open_sftp()
    try:
        sftp.put(local, remote)
    finally:
        client.close()
