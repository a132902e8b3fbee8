import aiohttp
from aiohttp import web

UPSTREAMS = {"a": "http://svc-a:8080/", "b": "http://svc-b:8080/"}


async def fetch(request):
    data = await request.json()
    try:
        url = UPSTREAMS[data["service"]]
    except KeyError:
        raise web.HTTPNotFound()
    async with aiohttp.ClientSession() as s:
        async with s.get(url) as r:
            return web.json_response({"status": r.status})
