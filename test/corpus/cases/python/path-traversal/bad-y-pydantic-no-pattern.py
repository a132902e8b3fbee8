from pathlib import Path
from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()


class SaveRequest(BaseModel):
    filename: str = Field(min_length=1, max_length=64)
    content: str


class Workspace:
    def __init__(self, root: Path):
        self.root = root

    def save(self, req: SaveRequest) -> int:
        target = self.root / req.filename
        return target.write_text(req.content)


ws = Workspace(Path("/srv/ws"))


@app.put("/save")
def save(req: SaveRequest):
    return {"written": ws.save(req)}
