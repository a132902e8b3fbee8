from flask import Flask, request, session

app = Flask(__name__)
app.secret_key = __import__("os").urandom(16)


@app.route("/bench/trustbound/00047")
def t47():
    param = request.args.get("BenchmarkTest00047", "")
    d = {"x": "1", "y": param}
    bar = d["y"]
    session[bar] = "12345"
    return "saved"
