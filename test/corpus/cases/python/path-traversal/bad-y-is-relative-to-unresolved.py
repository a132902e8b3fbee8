from pathlib import Path
from fastapi import FastAPI, HTTPException

app = FastAPI()
BASE = Path("/srv/notes")


@app.get("/notes")
def note(name: str):
    p = BASE / name
    if not p.is_relative_to(BASE):
        raise HTTPException(404)
    return {"text": p.read_text()}
