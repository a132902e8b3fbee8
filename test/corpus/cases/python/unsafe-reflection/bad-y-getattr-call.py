from fastapi import FastAPI
from . import handlers

app = FastAPI()


@app.post("/rpc/{method}")
def rpc(method: str, args: list):
    return getattr(handlers, method)(*args)
