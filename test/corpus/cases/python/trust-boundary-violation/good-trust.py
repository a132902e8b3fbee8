from flask import Flask
from flask import request
from flask import session

app = Flask(__name__)


@app.route("/t1")
def trust():
    param = request.args["p"]
    session["userid"] = "fixed"
    session["count"] = len(param)
    return ""
