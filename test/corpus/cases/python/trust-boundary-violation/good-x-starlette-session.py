from fastapi import FastAPI, HTTPException, Request
from starlette.middleware.sessions import SessionMiddleware
import os
import uuid

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key=os.environ["SESSION_KEY"])
TENANTS = {"north", "south"}


@app.post("/tenant")
async def tenant(request: Request):
    form = await request.form()
    wanted = form["tenant"]
    if wanted not in TENANTS:
        raise HTTPException(403)
    request.session["tenant"] = wanted
    request.session["nonce"] = uuid.uuid4().hex
    return {"ok": True}
