import os
from aiohttp import web

ROOT = os.path.realpath("/srv/static")


async def serve(request):
    rel = request.match_info["tail"]
    full = os.path.realpath(os.path.join(ROOT, rel))
    if os.path.commonpath([ROOT, full]) != ROOT:
        raise web.HTTPForbidden()
    with open(full, "rb") as fh:
        return web.Response(body=fh.read())
