import aiohttp
from aiohttp import web
async def proxy(request):
    async with aiohttp.ClientSession() as session:
        async with session.get(request.query["u"]) as answer:
            return web.Response(body=await answer.read())
