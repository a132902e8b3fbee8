from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)


def parser():
    return etree.XMLParser(resolve_entities=True, no_network=False, load_dtd=True)


@app.post("/invoice")
def invoice():
    root = etree.fromstring(request.get_data(), parser())
    return jsonify(total=root.findtext("total"))
