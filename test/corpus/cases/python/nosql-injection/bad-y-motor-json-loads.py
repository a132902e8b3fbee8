import json
from fastapi import FastAPI, Query
from motor.motor_asyncio import AsyncIOMotorClient

app = FastAPI()
db = AsyncIOMotorClient()["inv"]


@app.get("/items")
async def items(q: str = Query("{}")):
    flt = json.loads(q)
    return [doc["sku"] async for doc in db.items.find(flt)]
