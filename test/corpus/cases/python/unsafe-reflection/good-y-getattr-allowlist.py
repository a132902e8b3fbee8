from fastapi import FastAPI, HTTPException
from . import handlers

app = FastAPI()
METHODS = frozenset(["add", "remove"])


@app.post("/rpc/{method}")
def rpc(method: str, args: list):
    if method not in METHODS:
        raise HTTPException(404)
    return getattr(handlers, method)(*args)
