import shutil
from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/files")
async def store(file: UploadFile):
    dest = f"/var/data/{file.filename}"
    with open(dest, "wb") as out:
        shutil.copyfileobj(file.file, out)
    return {"stored": dest}
