from pathlib import Path
from fastapi import FastAPI

app = FastAPI()
BASE = Path("/srv/notes").resolve()


def inside(p: Path) -> bool:
    return p.resolve().is_relative_to(BASE)


@app.delete("/notes")
def delete(name: str):
    p = BASE / name
    inside(p)
    p.unlink()
    return {}
