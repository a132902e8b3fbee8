import os
import zipfile


def unpack(path, dest):
    root = os.path.realpath(dest)
    with zipfile.ZipFile(path) as z:
        for info in z.infolist():
            target = os.path.realpath(os.path.join(root, info.filename))
            if not target.startswith(root + os.sep):
                raise ValueError("bad member " + info.filename)
            if info.is_dir():
                os.makedirs(target, exist_ok=True)
                continue
            with open(target, "wb") as out:
                out.write(z.read(info))
