from flask import Flask
from flask import request

app = Flask(__name__)


@app.route("/x8")
def html_accumulated():
    response = ""
    param = request.headers.get("X-Param", "")
    response += "<ul>"
    for part in param.split(","):
        response += "<li>" + part + "</li>"
    response += "</ul>"
    return response
