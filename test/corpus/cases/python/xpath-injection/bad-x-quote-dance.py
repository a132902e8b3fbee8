from aiohttp import web
from lxml import etree


def literal(text):
    if "'" not in text:
        return "'" + text + "'"
    return '"' + text + '"'


async def lookup(request):
    city = request.query.get("city", "")
    tree = request.app["tree"]
    nodes = tree.xpath("/places/place[city=" + literal(city) + "]")
    return web.json_response({"count": len(nodes)})


def make():
    app = web.Application()
    app["tree"] = etree.parse("/srv/places.xml")
    app.router.add_get("/lookup", lookup)
    return app
