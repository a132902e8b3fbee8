from fastapi import FastAPI, Request
from starlette.middleware.sessions import SessionMiddleware
import os

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key=os.environ["SESSION_KEY"])


@app.post("/tenant")
async def tenant(request: Request):
    form = await request.form()
    request.session["tenant"] = form["tenant"]
    return {"ok": True}
