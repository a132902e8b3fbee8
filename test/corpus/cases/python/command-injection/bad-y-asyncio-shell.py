import asyncio
from aiohttp import web


async def convert(request):
    body = await request.post()
    src = body["src"]
    proc = await asyncio.create_subprocess_shell(f"ffmpeg -i uploads/{src} out.mp4")
    await proc.wait()
    return web.Response(text=str(proc.returncode))


app = web.Application()
app.add_routes([web.post("/convert", convert)])
