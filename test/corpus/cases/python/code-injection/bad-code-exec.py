from flask import Flask
from flask import request
import json

app = Flask(__name__)


@app.route("/e1")
def code_exec():
    param = request.args.get("p", "")
    bar = "This should never happen"
    if "should" not in bar:
        bar = param
    eval(param)
    json.loads(param)
    return ""
