from enum import Enum

from fastapi import Depends, FastAPI
from sqlalchemy import text
from sqlalchemy.orm import Session

from .db import get_session

app = FastAPI()


class Column(str, Enum):
    name = "name"
    city = "city"


class Repository:
    def __init__(self, session: Session):
        self.session = session

    def sorted(self, column):
        statement = text(f"SELECT id, name FROM customers ORDER BY {column}")
        return self.session.execute(statement).all()


@app.get("/customers")
def customers(sort: Column = Column.name, session: Session = Depends(get_session)):
    return [row._asdict() for row in Repository(session).sorted(sort.value)]
