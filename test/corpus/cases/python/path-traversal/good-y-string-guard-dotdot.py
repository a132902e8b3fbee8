import os
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/pt/00304", methods=["GET"])
def t304():
    param = request.args.get("BenchmarkTest00304", "x.txt")
    if ".." in param or "/" in param or "\\" in param:
        return "File name must not contain path separators", 400
    with open(os.path.join("/srv/testfiles", param)) as fh:
        return fh.read(1000), 200, {"Content-Type": "text/plain"}
