from aiohttp import web
from motor.motor_asyncio import AsyncIOMotorClient

db = AsyncIOMotorClient().chat


async def purge(request):
    body = await request.json()
    room = int(body.get("room", 0))
    r = await db.messages.delete_many({"room": room})
    return web.json_response({"deleted": r.deleted_count})
