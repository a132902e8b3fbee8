from flask import Flask, request
import os
import base64

app = Flask(__name__)


@app.route("/bench/cmdi/00044")
def cmdi():
    param = request.cookies.get("BenchmarkTest00044", "")
    tmp = base64.b64encode(param.encode("utf-8"))
    bar = base64.b64decode(tmp).decode("utf-8")
    os.system("echo " + bar)
    return "done"
