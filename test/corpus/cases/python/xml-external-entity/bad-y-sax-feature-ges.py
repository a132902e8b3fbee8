import io
import xml.sax
from xml.sax.handler import feature_external_ges, ContentHandler
from flask import Flask, request

app = Flask(__name__)


class Collect(ContentHandler):
    def __init__(self):
        super().__init__()
        self.text = []

    def characters(self, content):
        self.text.append(content)


@app.post("/bench/xxe/00009")
def t9():
    param = request.form.get("BenchmarkTest00009", "")
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, True)
    h = Collect()
    parser.setContentHandler(h)
    parser.parse(io.StringIO(param))
    return "".join(h.text)
