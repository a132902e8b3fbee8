from lxml import etree
from flask import Flask, request

app = Flask(__name__)
CATALOG = "<c><b id='1'/></c>"


@app.get("/catalog")
def catalog():
    p = etree.XMLParser(resolve_entities=True)
    root = etree.fromstring(CATALOG, p)
    return {"n": len(root), "asked": request.args.get("q")}
