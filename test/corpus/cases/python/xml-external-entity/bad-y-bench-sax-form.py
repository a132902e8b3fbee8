import io
import xml.sax
import xml.sax.handler
from flask import Flask, request

app = Flask(__name__)


class Handler(xml.sax.handler.ContentHandler):
    def __init__(self):
        self.buf = ""

    def characters(self, c):
        self.buf += c


@app.route("/bench/xxe/00331", methods=["POST"])
def t331():
    param = request.cookies.get("BenchmarkTest00331", "")
    m = {"a": "<x/>", "b": param}
    bar = m["b"]
    p = xml.sax.make_parser()
    p.setFeature(xml.sax.handler.feature_external_ges, True)
    p.setFeature(xml.sax.handler.feature_external_pes, True)
    h = Handler()
    p.setContentHandler(h)
    src = xml.sax.InputSource()
    src.setByteStream(io.BytesIO(bar.encode()))
    p.parse(src)
    return h.buf
