import os
import zipfile

from fastapi import FastAPI, UploadFile

app = FastAPI()
ROOT = "/srv/themes"


@app.post("/themes")
def upload(theme: UploadFile):
    with zipfile.ZipFile(theme.file) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            target = os.path.join(ROOT, info.filename)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as out:
                out.write(archive.read(info))
    return {"installed": True}
