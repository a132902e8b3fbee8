import logging
from fastapi import FastAPI

app = FastAPI()
log = logging.getLogger("app")


@app.get("/s")
def s(q: str):
    log.info("search %r", q)
    return []
