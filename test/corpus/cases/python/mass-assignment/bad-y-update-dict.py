from fastapi import FastAPI, Request
from sqlalchemy import update
from .db import engine
from .models import users

app = FastAPI()


@app.put("/me")
async def me(request: Request):
    body = await request.json()
    with engine.begin() as c:
        c.execute(update(users).where(users.c.id == request.state.uid).values(**body))
    return {}
