import base64
import hashlib
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/hash/00320", methods=["POST"])
def t320():
    param = request.form.get("BenchmarkTest00320", "x")
    alg = "sha512"
    if len(alg) > 3:
        alg = "sha1"
    digest = hashlib.new(alg, param.encode())
    return base64.b64encode(digest.digest()).decode()
