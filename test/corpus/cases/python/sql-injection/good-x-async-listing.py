import aiosqlite
from aiohttp import web

COLUMNS = ("owner", "kind", "folder")


def where(filters):
    used = [name for name in COLUMNS if name in filters]
    clause = " AND ".join(f"{name} = ?" for name in used) or "1"
    return clause, [filters[name] for name in used]


async def listing(request):
    clause, values = where(request.query)
    async with aiosqlite.connect("/srv/files.db") as db:
        rows = await db.execute_fetchall("SELECT id FROM files WHERE " + clause, values)
    return web.json_response([row[0] for row in rows])
