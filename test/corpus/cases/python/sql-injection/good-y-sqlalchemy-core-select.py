from fastapi import FastAPI, Depends
from sqlalchemy import select, text
from sqlalchemy.orm import Session
from .db import get_session
from .models import Device

app = FastAPI()


@app.get("/devices")
def devices(site: int | None = None, label: str | None = None, s: Session = Depends(get_session)):
    stmt = select(Device)
    if label:
        stmt = stmt.where(Device.label.contains(label))
    if site is not None:
        stmt = stmt.where(text("site_id = :site")).params(site=site)
    return s.scalars(stmt).all()
