import shutil
import uuid
from pathlib import Path
from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/files")
async def store(file: UploadFile):
    kind = {"image/png": ".png", "image/jpeg": ".jpg"}.get(file.content_type, ".bin")
    dest = Path("/var/data") / (uuid.uuid4().hex + kind)
    with dest.open("wb") as out:
        shutil.copyfileobj(file.file, out)
    return {"stored": dest.name, "original": file.filename}
