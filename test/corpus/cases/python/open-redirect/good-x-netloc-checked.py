from urllib.parse import urlparse

from aiohttp import web


async def switch(request):
    form = await request.post()
    target = form["target"]
    parsed = urlparse(target)
    if parsed.netloc != "www.example.com" or parsed.scheme != "https":
        raise web.HTTPBadRequest()
    raise web.HTTPFound(location=target)
