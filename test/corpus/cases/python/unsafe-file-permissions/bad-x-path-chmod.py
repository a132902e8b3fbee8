from pathlib import Path

import yaml

WORLD = 0o666


def write_config(config, folder):
    path = Path(folder) / "app.yml"
    path.write_text(yaml.safe_dump(config))
    path.chmod(WORLD)
    return path
