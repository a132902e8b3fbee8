from flask import Flask
from flask import request
from flask import session

app = Flask(__name__)


@app.route("/t1")
def trust():
    param = request.args["p"]
    session["userid"] = param
    session[param] = "12345"
    return ""
