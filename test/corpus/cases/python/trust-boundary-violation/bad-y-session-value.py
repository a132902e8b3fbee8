import base64
from flask import Flask, request, session

app = Flask(__name__)


@app.route("/bench/trustbound/00049", methods=["POST"])
def t49():
    param = request.form.get("BenchmarkTest00049") or ""
    bar = base64.b64decode(base64.b64encode(param.encode())).decode()
    session["userid"] = bar
    return "saved"
