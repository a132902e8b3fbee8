import shutil

from fastapi import FastAPI, File, UploadFile

app = FastAPI()
STORE = "/var/lib/uploads"


@app.post("/avatar")
async def avatar(image: UploadFile = File(...)):
    destination = f"{STORE}/{image.filename}"
    with open(destination, "wb") as target:
        shutil.copyfileobj(image.file, target)
    return {"stored": True}
