from lxml import etree
from flask import Flask, request
app = Flask(__name__)
@app.post("/xml")
def parse():
    parser = etree.XMLParser(load_dtd=True, no_network=False)
    return etree.tostring(etree.fromstring(request.data, parser))
