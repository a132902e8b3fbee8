from pathlib import Path
from fastapi import FastAPI
from fastapi.responses import FileResponse
app = FastAPI()
ROOT = Path("/srv/reports")
@app.get("/reports/{name:path}")
def report(name: str):
    return FileResponse(ROOT / name)
