import json
import logging
from aiohttp import web

access = logging.getLogger("access")


async def handle(request):
    access.info(json.dumps({"ref": request.query.get("ref", "-")}))
    return web.Response()
