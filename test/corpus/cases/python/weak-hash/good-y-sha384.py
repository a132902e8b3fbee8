import hashlib
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/hash/00016", methods=["POST"])
def t16():
    param = request.form.get("BenchmarkTest00016", "")
    md = hashlib.new("sha384")
    md.update(param.encode("utf-8"))
    with open("testfiles/hashes.txt", "a") as f:
        f.write(f"hash_value={md.hexdigest()}\n")
    return "stored"
