import os

import aiofiles
from aiohttp import web

BASE = "/opt/site/pages"


def clean(name):
    return name.replace("../", "").lstrip("/")


async def page(request):
    name = clean(request.query.get("name", "index"))
    full = os.path.join(BASE, name)
    async with aiofiles.open(full, mode="r") as handle:
        return web.Response(text=await handle.read())
