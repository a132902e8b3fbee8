from defusedxml import sax
from defusedxml.lxml import fromstring
from xml.sax.handler import ContentHandler


def load(body: bytes):
    sax.parseString(body, ContentHandler())
    return fromstring(body)
