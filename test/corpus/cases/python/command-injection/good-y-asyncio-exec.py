import asyncio
import re
from aiohttp import web

NAME = re.compile(r"[a-z0-9]{1,40}\.mov")


async def convert(request):
    body = await request.post()
    src = body["src"]
    if not NAME.fullmatch(src):
        raise web.HTTPBadRequest()
    proc = await asyncio.create_subprocess_exec("ffmpeg", "-i", f"uploads/{src}", "out.mp4")
    await proc.wait()
    return web.Response(text=str(proc.returncode))


app = web.Application()
app.add_routes([web.post("/convert", convert)])
