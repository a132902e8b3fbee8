from lxml import etree
from flask import Flask, request

app = Flask(__name__)


@app.get("/bench/xpathi/00023")
def t23():
    param = request.headers.get("X-Emp", "")
    bar = "safe!"
    m = {}
    m["keyA"] = "1001"
    m["keyB"] = param
    bar = m["keyB"]
    bar = m["keyA"]
    return str(len(etree.parse("e.xml").xpath("//e[@id='" + bar + "']")))
