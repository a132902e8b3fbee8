import hashlib
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/hash/00015", methods=["POST"])
def t15():
    param = request.form.get("BenchmarkTest00015", "")
    md = hashlib.md5()
    md.update(param.encode("utf-8"))
    with open("testfiles/passwordFile.txt", "a") as f:
        f.write(f"hash_value={md.hexdigest()}\n")
    return "stored"
