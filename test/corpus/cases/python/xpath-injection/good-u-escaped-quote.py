import elementpath
import xml.etree.ElementTree as ET
from flask import Flask, request

app = Flask(__name__)


@app.get("/staff")
def staff():
    name = request.args.get("name", "")
    if '\'' in name:
        return "no quotes", 400
    root = ET.parse("staff.xml")
    return str(len(elementpath.select(root, f"/staff/person[@name='{name}']")))
