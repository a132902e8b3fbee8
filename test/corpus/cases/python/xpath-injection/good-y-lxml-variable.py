from lxml import etree
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/xpathi/00020", methods=["POST"])
def t20():
    param = request.form.get("BenchmarkTest00020", "")
    root = etree.parse("employees.xml").getroot()
    nodes = root.xpath("/Employees/Employee[@emplid=$name]", name=param)
    return str(len(nodes))
