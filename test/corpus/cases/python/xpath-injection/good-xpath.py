from flask import Flask
from flask import request
import lxml.etree

app = Flask(__name__)


@app.route("/xpath1")
def xpath():
    root = lxml.etree.parse("employees.xml")
    param = request.args["id"]
    root.xpath("/Employees/Employee[@emplid=$id]", id=param)
    other = request.args["other"]
    if "'" in other:
        return "no"
    root.xpath(f"/Employees/Employee[@emplid='{other}']")
    safe = param.replace("'", "&apos;")
    query = f"/Employees/Employee[@emplid='{safe}']"
    root.xpath(query)
    return ""
