from aiohttp import web
from motor.motor_asyncio import AsyncIOMotorClient

routes = web.RouteTableDef()
client = AsyncIOMotorClient()


def criteria(title, year) -> dict:
    return {"deleted": False, "title": {"$eq": str(title)}, "year": int(year)}


@routes.post("/search")
async def search(request: web.Request):
    body = await request.json()
    cursor = client.library.documents.find(criteria(body.get("title"), body.get("year", 2000)))
    return web.json_response([each["title"] async for each in cursor])
