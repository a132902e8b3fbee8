import io
import os
import shutil
import zipfile

from fastapi import APIRouter, UploadFile

router = APIRouter()
THEMES = "/srv/themes"


def unpack(data: bytes, target: str) -> list[str]:
    names = []
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        for entry in bundle.infolist():
            if entry.is_dir() or entry.filename.startswith("/"):
                continue
            place = os.path.join(target, entry.filename)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with bundle.open(entry) as source, open(place, "wb") as sink:
                shutil.copyfileobj(source, sink)
            names.append(entry.filename)
    return names


@router.post("/themes")
async def upload(theme: UploadFile):
    return {"files": unpack(await theme.read(), THEMES)}
