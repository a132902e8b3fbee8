import motor.motor_asyncio
from fastapi import FastAPI

app = FastAPI()
db = motor.motor_asyncio.AsyncIOMotorClient("mongodb://mongo")["stock"]


@app.get("/items")
async def items(min_price: float = 0):
    cursor = db.items.find({"price": {"$gte": min_price}})
    return [{"name": item["name"]} async for item in cursor]
