from urllib.parse import urlparse

from aiohttp import web


async def switch(request):
    form = await request.post()
    target = form["target"]
    parsed = urlparse(target)
    if parsed.scheme in ("http", "https", ""):
        raise web.HTTPFound(location=target)
    raise web.HTTPBadRequest()
