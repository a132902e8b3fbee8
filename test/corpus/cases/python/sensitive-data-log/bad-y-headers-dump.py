import logging
from fastapi import FastAPI, Header

app = FastAPI()
logger = logging.getLogger("api")


@app.get("/x")
def x(authorization: str = Header(default="")):
    logger.info("Authorization: %s", authorization)
    return {}
