from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)


def parser():
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


@app.post("/invoice")
def invoice():
    root = etree.fromstring(request.get_data(), parser())
    return jsonify(total=root.findtext("total"))
