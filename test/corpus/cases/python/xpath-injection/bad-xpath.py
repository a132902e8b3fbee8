from flask import Flask
from flask import request
import lxml.etree

app = Flask(__name__)


@app.route("/xpath1")
def xpath():
    root = lxml.etree.parse("employees.xml")
    param = request.args["id"]
    root.xpath(f"/Employees/Employee[@emplid='{param}']")
    other = request.args["other"]
    if "'" in other:
        return "no"
    safe = param.replace("'", "&apos;")
    query = f"/Employees/Employee[@emplid='{safe}']"
    return ""
