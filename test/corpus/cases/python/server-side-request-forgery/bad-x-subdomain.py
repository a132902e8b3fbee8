import aiohttp
from aiohttp import web


async def tenant_status(request):
    tenant = request.match_info["tenant"]
    host = request.query.get("host", "internal.example")
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://{host}/{tenant}/status") as reply:
            return web.json_response(await reply.json())


app = web.Application()
app.router.add_get("/status/{tenant}", tenant_status)
