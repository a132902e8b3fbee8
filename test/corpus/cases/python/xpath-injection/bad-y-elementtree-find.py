import xml.etree.ElementTree as ET
from flask import Flask, request

app = Flask(__name__)


def wrap(v):
    return v.strip()


@app.route("/bench/xpathi/00022/<path:tail>")
def t22(tail):
    bar = wrap(tail)
    root = ET.parse("employees.xml")
    node = root.find(f"./Employee[@emplid='{bar}']")
    return node.get("name") if node is not None else "none"
