import os
import shutil
import tempfile

from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/scan")
def scan(file: UploadFile):
    name = os.path.join(tempfile.gettempdir(), "scan-%d.bin" % os.getpid())
    with open(name, "wb") as target:
        shutil.copyfileobj(file.file, target)
    return {"size": os.path.getsize(name)}
