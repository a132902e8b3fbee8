import logging

from aiohttp import web

logging.basicConfig(filename="/var/log/app/access.log", format="%(asctime)s %(message)s")


@web.middleware
async def access_log(request, handler):
    response = await handler(request)
    agent = request.headers.get("User-Agent", "-")
    page = request.query.get("page", "-")
    logging.error("%s %s %d", agent, page, response.status)
    return response
