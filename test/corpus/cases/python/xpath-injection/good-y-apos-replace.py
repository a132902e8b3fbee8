import lxml.etree
import io
from flask import Flask, request

app = Flask(__name__)
XML = "<Employees><Employee emplid='1'/></Employees>"


@app.route("/bench/xpathi/00311")
def t311():
    param = request.args.get("BenchmarkTest00311", "")
    bar = param.replace("'", "&apos;")
    tree = lxml.etree.parse(io.StringIO(XML))
    res = tree.xpath(f"/Employees/Employee[@emplid='{bar}']")
    return str(len(res))
