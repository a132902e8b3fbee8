import pickle
import zlib
from aiohttp import web


async def job(request):
    reader = await request.read()
    task = pickle.Unpickler(__import__("io").BytesIO(zlib.decompress(reader))).load()
    return web.json_response({"id": task["id"]})
