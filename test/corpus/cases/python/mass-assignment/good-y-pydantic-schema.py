from fastapi import Depends, FastAPI
from pydantic import BaseModel
from sqlalchemy.orm import Session
from .db import get_session
from .models import Account

app = FastAPI()


class AccountIn(BaseModel):
    model_config = {"extra": "forbid"}
    name: str
    email: str


@app.post("/accounts")
def create(body: AccountIn, s: Session = Depends(get_session)):
    acc = Account(**body.model_dump())
    s.add(acc)
    s.commit()
    return {"id": acc.id}
