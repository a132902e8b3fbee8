import lxml.etree
import io
from flask import Flask, request

app = Flask(__name__)
XML = "<Employees><Employee emplid='1'/></Employees>"


def do_something(values):
    out = []
    for v in values:
        out.append(v)
    return "".join(out)


@app.route("/bench/xpathi/00310")
def t310():
    param = request.args.getlist("BenchmarkTest00310")
    bar = do_something(param)
    tree = lxml.etree.parse(io.StringIO(XML))
    res = tree.xpath(f"/Employees/Employee[@emplid='{bar}']")
    return str(len(res))
