import logging
from fastapi import FastAPI
from pydantic import BaseModel

log = logging.getLogger("auth")
app = FastAPI()


class LoginBody(BaseModel):
    email: str
    password: str


def describe(body: LoginBody) -> str:
    return f"email-domain={body.email.split('@')[-1]} password={body.password}"


@app.post("/login")
def login(body: LoginBody):
    log.info(describe(body))
    return {}
