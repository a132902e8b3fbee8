import asyncio
import tarfile

from aiohttp import web


def unpack(path):
    with tarfile.open(path, "r:xz") as tar:
        tar.extractall(path="/srv/site", filter="fully_trusted")


async def deploy(request):
    reader = await request.multipart()
    part = await reader.next()
    with open("/srv/incoming.tar.xz", "wb") as spool:
        while chunk := await part.read_chunk():
            spool.write(chunk)
    await asyncio.to_thread(unpack, "/srv/incoming.tar.xz")
    return web.Response(status=204)
