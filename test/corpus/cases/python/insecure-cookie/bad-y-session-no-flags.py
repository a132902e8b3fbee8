from fastapi import FastAPI, Response
import secrets

app = FastAPI()


@app.post("/login")
def login(response: Response):
    response.set_cookie("session_id", secrets.token_urlsafe(32))
    return {"ok": True}
