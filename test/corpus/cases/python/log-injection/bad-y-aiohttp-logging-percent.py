import logging
from aiohttp import web

access = logging.getLogger("access")


async def handle(request):
    ref = request.query.get("ref", "-")
    access.info("ref=%s" % ref)
    return web.Response()
