import asyncssh


class Runner:
    def __init__(self, host, key):
        self.options = {"host": host, "username": "ops", "client_keys": [key], "known_hosts": None}

    async def run(self, command):
        async with asyncssh.connect(**self.options) as conn:
            return (await conn.run(command, check=True)).stdout
