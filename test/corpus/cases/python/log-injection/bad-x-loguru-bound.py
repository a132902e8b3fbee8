from fastapi import FastAPI, Header
from loguru import logger

app = FastAPI()


@app.get("/track")
async def track(referer: str = Header(""), campaign: str = ""):
    message = "campaign {} from {}".format(campaign, referer)
    logger.info(message)
    return {"ok": True}
