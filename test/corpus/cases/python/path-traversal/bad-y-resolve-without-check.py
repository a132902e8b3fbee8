from pathlib import Path
from fastapi import FastAPI
from fastapi.responses import FileResponse

app = FastAPI()
BASE = Path("/srv/reports")


def locate(name: str) -> Path:
    target = (BASE / name).resolve()
    if target.suffix != ".pdf":
        raise FileNotFoundError(name)
    return target


@app.get("/reports/{name:path}")
def report(name: str):
    return FileResponse(locate(name))
