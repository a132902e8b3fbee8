import aiosqlite
from aiohttp import web


def where(filters):
    return " AND ".join(f"{name} = '{value}'" for name, value in filters.items())


async def listing(request):
    query = "SELECT id FROM files WHERE " + where(request.query)
    async with aiosqlite.connect("/srv/files.db") as db:
        rows = await db.execute_fetchall(query)
    return web.json_response([row[0] for row in rows])
