from flask import Flask
from flask import request
import lxml.etree

app = Flask(__name__)


@app.route("/xml3", methods=["POST"])
def xml_lxml():
    strict = lxml.etree.XMLParser(resolve_entities=False)
    lxml.etree.fromstring(request.data, strict)
    return ""
