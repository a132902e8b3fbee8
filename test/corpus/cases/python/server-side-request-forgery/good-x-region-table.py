import aiohttp
from aiohttp import web

REGIONS = {"eu": "eu.internal.example", "us": "us.internal.example"}


async def tenant_status(request):
    try:
        host = REGIONS[request.query["region"]]
    except KeyError:
        raise web.HTTPNotFound()
    async with aiohttp.ClientSession() as session:
        async with session.get(f"https://{host}/status") as reply:
            return web.json_response(await reply.json())


app = web.Application()
app.router.add_get("/status", tenant_status)
