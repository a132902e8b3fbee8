from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
ROOT = Path("/srv/docs")


def find(name: str) -> Path:
    for file in ROOT.iterdir():
        if file.name == name:
            return file
    raise HTTPException(404)


@app.get("/docs/{name}")
async def document(name: str):
    return FileResponse(find(name))
