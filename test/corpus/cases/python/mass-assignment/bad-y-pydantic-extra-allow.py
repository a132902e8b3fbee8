from fastapi import Depends, FastAPI
from pydantic import BaseModel, ConfigDict
from sqlalchemy.orm import Session
from .db import get_session
from .models import User

app = FastAPI()


class UserPatch(BaseModel):
    model_config = ConfigDict(extra="allow")
    name: str | None = None


@app.patch("/me/{uid}")
def patch(uid: int, body: UserPatch, s: Session = Depends(get_session)):
    u = s.get(User, uid)
    for k, v in body.model_dump(exclude_unset=True).items():
        setattr(u, k, v)
    s.commit()
    return {}
