import os
import zipfile

from fastapi import FastAPI, HTTPException, UploadFile

app = FastAPI()
ROOT = os.path.realpath("/srv/themes")


@app.post("/themes")
def upload(theme: UploadFile):
    with zipfile.ZipFile(theme.file) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            target = os.path.realpath(os.path.join(ROOT, info.filename))
            if os.path.commonpath([ROOT, target]) != ROOT:
                raise HTTPException(400, "bad member")
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as out:
                out.write(archive.read(info))
    return {"installed": True}
