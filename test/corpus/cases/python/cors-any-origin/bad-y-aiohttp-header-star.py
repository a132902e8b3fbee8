from aiohttp import web


@web.middleware
async def cors(request, handler):
    resp = await handler(request)
    resp.headers["Access-Control-Allow-Origin"] = "*"
    return resp
