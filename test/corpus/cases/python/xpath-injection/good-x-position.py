from aiohttp import web
from lxml import etree

FIELDS = ("name", "city", "zip")


async def lookup(request):
    field = request.query.get("field", "")
    if field not in FIELDS:
        raise web.HTTPBadRequest()
    position = int(request.query.get("n", "1"))
    nodes = request.app["tree"].xpath(f"/places/place[{position}]/{field}/text()")
    return web.json_response({"values": [str(n) for n in nodes]})


def make():
    app = web.Application()
    app["tree"] = etree.parse("/srv/places.xml")
    app.router.add_get("/lookup", lookup)
    return app
