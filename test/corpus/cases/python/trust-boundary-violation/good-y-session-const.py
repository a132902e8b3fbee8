from flask import Flask, request, session

app = Flask(__name__)
app.secret_key = __import__("os").urandom(16)


@app.route("/bench/trustbound/00048")
def t48():
    param = request.args.get("BenchmarkTest00048", "")
    lst = ["safe", param]
    lst.pop()
    session["userid"] = lst[0]
    return "saved"
