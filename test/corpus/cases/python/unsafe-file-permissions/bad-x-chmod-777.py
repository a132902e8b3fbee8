import os
from pathlib import Path


class Installer:
    def __init__(self, root):
        self.root = Path(root)

    def install(self, name, content):
        target = self.root / name
        target.write_bytes(content)
        os.chmod(target, 0o777)
        return target
