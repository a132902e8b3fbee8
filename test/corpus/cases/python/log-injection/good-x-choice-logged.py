from fastapi import FastAPI
from loguru import logger

app = FastAPI()
CAMPAIGNS = {"spring": "Spring 2024", "autumn": "Autumn 2024"}


@app.get("/track")
async def track(campaign: str = "", visitor: int = 0):
    if campaign not in CAMPAIGNS:
        logger.info("unknown campaign")
        return {"ok": False}
    logger.info("campaign {} from {}".format(CAMPAIGNS[campaign], visitor))
    return {"ok": True}
