import re
from aiohttp import web

TRIM = r"(\s*\w+\s*)+;$"


async def parse(request):
    text = await request.text()
    return web.json_response({"ok": re.search(TRIM, text) is not None})
