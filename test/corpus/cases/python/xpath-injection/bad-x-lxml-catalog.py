from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)


class Catalog:
    def __init__(self, path):
        self.tree = etree.parse(path)

    def titles(self, author):
        return self.tree.xpath("//book[author='" + author + "']/title/text()")


catalog = Catalog("/srv/catalog.xml")


@app.get("/titles")
def titles():
    return jsonify(catalog.titles(request.args.get("author", "")))
