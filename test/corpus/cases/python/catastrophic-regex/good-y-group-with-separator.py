import re
from aiohttp import web

DOTTED = re.compile(r"\A[a-z]+(?:\.[a-z]+)*\Z")


async def parse(request):
    text = await request.text()
    return web.json_response({"ok": DOTTED.match(text) is not None})
