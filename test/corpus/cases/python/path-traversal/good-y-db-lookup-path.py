from pathlib import Path
from fastapi import Depends, FastAPI, HTTPException
from fastapi.responses import FileResponse
from sqlalchemy.orm import Session
from .db import get_session
from .models import Attachment

app = FastAPI()
ROOT = Path("/srv/attachments")


@app.get("/attachments/{attachment_id}")
def download(attachment_id: int, s: Session = Depends(get_session)):
    att = s.get(Attachment, attachment_id)
    if att is None:
        raise HTTPException(404)
    return FileResponse(ROOT / f"{att.id}.bin", filename="file.bin")
