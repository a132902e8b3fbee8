import zipfile

from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/themes")
def check(theme: UploadFile):
    with zipfile.ZipFile(theme.file) as archive:
        return {"broken": archive.testzip(), "count": len(archive.infolist())}
