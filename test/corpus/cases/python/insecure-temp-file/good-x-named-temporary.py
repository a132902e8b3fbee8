import os
import shutil
import tempfile

from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/scan")
def scan(file: UploadFile):
    with tempfile.NamedTemporaryFile(prefix="scan-", suffix=".bin") as target:
        shutil.copyfileobj(file.file, target)
        target.flush()
        return {"size": os.path.getsize(target.name)}
