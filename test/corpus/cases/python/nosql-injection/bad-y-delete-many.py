from aiohttp import web
from motor.motor_asyncio import AsyncIOMotorClient

db = AsyncIOMotorClient().chat


async def purge(request):
    body = await request.json()
    r = await db.messages.delete_many({"room": body.get("room")})
    return web.json_response({"deleted": r.deleted_count})
