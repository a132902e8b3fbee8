from pathlib import Path
from fastapi import Depends, FastAPI, HTTPException

app = FastAPI()
BASE = Path("/srv/notes").resolve()


def note_path(name: str) -> Path:
    p = (BASE / name).resolve()
    try:
        p.relative_to(BASE)
    except ValueError:
        raise HTTPException(404) from None
    return p


@app.delete("/notes")
def delete(p: Path = Depends(note_path)):
    p.unlink()
    return {}
