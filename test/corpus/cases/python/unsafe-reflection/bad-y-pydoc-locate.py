from pydoc import locate
from aiohttp import web


async def build(request):
    spec = await request.json()
    cls = locate(spec["class"])
    return web.json_response({"repr": repr(cls(**spec.get("args", {})))})
