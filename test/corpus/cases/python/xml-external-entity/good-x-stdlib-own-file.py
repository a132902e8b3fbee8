import xml.etree.ElementTree as ET
from lxml import etree

from aiohttp import web

SETTINGS = etree.parse("/etc/app/settings.xml", etree.XMLParser(resolve_entities=True))


async def render(request):
    form = await request.post()
    doc = ET.Element("reply")
    ET.SubElement(doc, "name").text = form["name"]
    doc.set("lang", SETTINGS.findtext("lang"))
    return web.Response(text=ET.tostring(doc, encoding="unicode"))
