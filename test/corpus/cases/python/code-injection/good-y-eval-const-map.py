from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/codeinj/00012")
def t12():
    param = request.args.get("BenchmarkTest00012", "")
    m = {"k1": "1 + 1", "k2": param, "k3": "2 * 3"}
    bar = m["k2"]
    bar = m["k3"]
    return str(eval(bar))
