import aiosqlite
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/user/{name}")
async def user(request: web.Request) -> web.Response:
    name = request.match_info["name"]
    async with aiosqlite.connect("u.db") as db:
        q = "SELECT id FROM users WHERE name = '" + name.strip() + "'"
        async with db.execute(q) as cur:
            row = await cur.fetchone()
    return web.json_response({"id": row[0] if row else None})
