import io
import os
import shutil
import zipfile

from fastapi import APIRouter, HTTPException, UploadFile

router = APIRouter()
THEMES = os.path.realpath("/srv/themes")


def place_of(target: str, name: str) -> str:
    place = os.path.realpath(os.path.join(target, name))
    if os.path.commonpath([target, place]) != target:
        raise HTTPException(400, "a file outside of the theme")
    return place


def unpack(data: bytes, target: str) -> list[str]:
    names = []
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        for entry in bundle.infolist():
            if entry.is_dir():
                continue
            place = place_of(target, entry.filename)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with bundle.open(entry) as source, open(place, "wb") as sink:
                shutil.copyfileobj(source, sink)
            names.append(entry.filename)
    return names


@router.post("/themes")
async def upload(theme: UploadFile):
    return {"files": unpack(await theme.read(), THEMES)}
