import os
import zipfile
from pathlib import Path


def unpack(path, dest):
    dest = Path(dest)
    with zipfile.ZipFile(path) as z:
        for info in z.infolist():
            leaf = os.path.basename(info.filename)
            if not leaf or leaf in (".", ".."):
                continue
            (dest / leaf).write_bytes(z.read(info))
