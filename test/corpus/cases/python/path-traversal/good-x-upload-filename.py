import shutil
import uuid
from pathlib import PurePosixPath

from fastapi import FastAPI, File, HTTPException, UploadFile

app = FastAPI()
STORE = "/var/lib/uploads"
SUFFIXES = {".png": ".png", ".jpg": ".jpg"}


@app.post("/avatar")
async def avatar(image: UploadFile = File(...)):
    suffix = SUFFIXES.get(PurePosixPath(image.filename or "").suffix.lower())
    if suffix is None:
        raise HTTPException(415)
    destination = f"{STORE}/{uuid.uuid4().hex}{suffix}"
    with open(destination, "wb") as target:
        shutil.copyfileobj(image.file, target)
    return {"stored": True}
