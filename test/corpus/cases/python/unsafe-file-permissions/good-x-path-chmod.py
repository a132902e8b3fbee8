from pathlib import Path

import yaml

PRIVATE = 0o600
PORT = 777


def write_config(config, folder):
    path = Path(folder) / "app.yml"
    path.write_text(yaml.safe_dump({**config, "port": PORT}))
    path.chmod(PRIVATE)
    return path
