import logging
from fastapi import FastAPI
from pydantic import BaseModel

log = logging.getLogger("auth")
app = FastAPI()


class LoginBody(BaseModel):
    email: str
    password: str


@app.post("/login")
def login(body: LoginBody):
    log.info("login event, password changed recently: %s", False)
    return {"ok": bool(body.password)}
