from aiohttp import web


async def hello(request):
    name = request.match_info.get("name", "anon")
    return web.Response(text=f"<b>Hi {name}</b>", content_type="text/html")
