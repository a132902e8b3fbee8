from functools import lru_cache

from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)


@lru_cache
def parser():
    return etree.XMLParser(load_dtd=True, no_network=False, resolve_entities=True, huge_tree=True)


def parse(data: bytes):
    return etree.fromstring(data, parser())


@app.post("/orders/import")
def import_orders():
    root = parse(request.files["orders"].read())
    return jsonify(ids=[each.get("id") for each in root.iter("order")])
