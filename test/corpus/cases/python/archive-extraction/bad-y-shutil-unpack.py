import shutil
from fastapi import FastAPI, UploadFile
import tempfile

app = FastAPI()


@app.post("/theme")
def theme(f: UploadFile):
    with tempfile.NamedTemporaryFile(suffix=".tar") as tmp:
        shutil.copyfileobj(f.file, tmp)
        tmp.flush()
        shutil.unpack_archive(tmp.name, "/srv/themes", "tar")
    return {}
