from aiohttp import web
from lxml import etree


async def render(request):
    form = await request.post()
    parser = etree.XMLParser(resolve_entities=bool(1), dtd_validation=True, no_network=False)
    doc = etree.XML(form["xml"].encode(), parser=parser)
    doc.getroottree().xinclude()
    return web.Response(text=etree.tostring(doc, encoding="unicode"))
