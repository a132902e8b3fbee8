import paramiko

ROUTERS = {
    "edge-1": {"host": "10.20.0.1", "username": "netops", "password": "c0reSw!tch-2291"},
    "edge-2": {"host": "10.20.0.2", "username": "netops", "password": "c0reSw!tch-2292"},
}


def run(name, command):
    router = ROUTERS[name]
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.connect(router["host"], username=router["username"], password=router["password"])
    return client.exec_command("show version")[1].read()
