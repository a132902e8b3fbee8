import re
import sqlite3
from aiohttp import web

TABLE_RE = re.compile(r"[a-z_]{1,30}")


async def count(request):
    table = request.match_info["table"]
    if not TABLE_RE.fullmatch(table):
        raise web.HTTPNotFound()
    con = sqlite3.connect("w.db")
    n = con.execute(f"SELECT count(*) FROM data_{table}").fetchone()[0]
    return web.json_response({"n": n})
