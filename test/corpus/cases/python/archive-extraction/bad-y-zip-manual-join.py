import os
import zipfile


def unpack(path, dest):
    with zipfile.ZipFile(path) as z:
        for info in z.infolist():
            target = os.path.join(dest, info.filename)
            if info.is_dir():
                os.makedirs(target, exist_ok=True)
                continue
            with open(target, "wb") as out:
                out.write(z.read(info))
