import json
import logging

from aiohttp import web

logging.basicConfig(filename="/var/log/app/access.log", format="%(message)s")


@web.middleware
async def access_log(request, handler):
    response = await handler(request)
    line = {"page": request.query.get("page", "-"), "status": response.status}
    logging.error(json.dumps(line))
    return response
