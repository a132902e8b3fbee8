from fastapi import FastAPI, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session
from .db import get_session
from .models import Device

app = FastAPI()


def build_filter(site, label):
    clauses = []
    if site:
        clauses.append("site_id = :site")
    if label:
        clauses.append("label LIKE '%" + label + "%'")
    return " AND ".join(clauses) or "1=1"


@app.get("/devices")
def devices(site: int | None = None, label: str | None = None, s: Session = Depends(get_session)):
    where = build_filter(site, label)
    return s.query(Device).filter(text(where)).params(site=site).all()
