import xml.etree.ElementTree as ET
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/xpathi/00021")
def t21():
    bar = request.args.get("BenchmarkTest00021", "")
    if "'" in bar:
        return "Employee ID must not contain apostrophes", 400
    root = ET.parse("employees.xml")
    nodes = root.findall(f"./Employee[@emplid='{bar}']")
    return str(len(nodes))
