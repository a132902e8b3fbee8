from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
ROOT = Path("/srv/docs")


def sanitize(name: str) -> str:
    for bad in ("../", "..\\"):
        name = name.replace(bad, "")
    return name


@app.get("/docs/{name:path}")
async def document(name: str):
    file = ROOT / sanitize(name)
    if not file.is_file():
        raise HTTPException(404)
    return FileResponse(file)
