from lxml import etree
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/xpathi/00019", methods=["POST"])
def t19():
    param = request.form.get("BenchmarkTest00019", "")
    bar = param.split(",")[0] if "," in param else param
    root = etree.parse("employees.xml").getroot()
    query = "".join(["/Employees/Employee[@emplid='", bar, "']"])
    nodes = root.xpath(query)
    return str(len(nodes))
