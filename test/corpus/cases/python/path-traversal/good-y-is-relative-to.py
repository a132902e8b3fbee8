from pathlib import Path
from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
BASE = Path("/srv/reports").resolve()


def locate(name: str) -> Path:
    target = (BASE / name).resolve()
    if not target.is_relative_to(BASE):
        raise HTTPException(404)
    return target


@app.get("/reports/{name:path}")
def report(name: str):
    return FileResponse(locate(name))
