from aiohttp import web
from pymongo import MongoClient

sessions = MongoClient().app.sessions


async def revoke(request):
    payload = await request.json()
    wanted = {"user": request["user_id"]}
    wanted.update(payload.get("match", {}))
    result = sessions.delete_many(wanted)
    return web.json_response({"deleted": result.deleted_count})
