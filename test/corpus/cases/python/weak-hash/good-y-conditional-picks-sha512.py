import base64
import hashlib
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/hash/00321", methods=["POST"])
def t321():
    param = request.form.get("BenchmarkTest00321", "x")
    alg = "md5"
    if 7 * 6 == 42:
        alg = "sha512"
    digest = hashlib.new(alg, param.encode())
    return base64.b64encode(digest.digest()).decode()
