import tornado.web
from lxml import etree


class SoapEndpoint(tornado.web.RequestHandler):
    xml_options = dict(resolve_entities=False, huge_tree=False, no_network=True)

    def prepare(self):
        self.parser = etree.XMLParser(**self.xml_options)

    def post(self):
        self.parser.feed(self.request.body)
        envelope = self.parser.close()
        self.write({"action": envelope.tag, "text": "".join(envelope.itertext())})
