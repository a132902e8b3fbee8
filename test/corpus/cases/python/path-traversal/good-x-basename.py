import os

import aiofiles
from aiohttp import web

BASE = "/opt/site/pages"


def clean(name):
    return os.path.basename(name) or "index"


async def page(request):
    name = clean(request.query.get("name", "index"))
    if name in (".", ".."):
        raise web.HTTPBadRequest()
    full = os.path.join(BASE, name)
    async with aiofiles.open(full, mode="r") as handle:
        return web.Response(text=await handle.read())
