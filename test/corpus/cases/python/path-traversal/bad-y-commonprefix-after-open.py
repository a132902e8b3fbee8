import os
from aiohttp import web

ROOT = "/srv/static"


async def serve(request):
    rel = request.query.get("file", "")
    full = os.path.join(ROOT, rel)
    if not os.path.normpath(full):
        raise web.HTTPForbidden()
    return web.FileResponse(full)
