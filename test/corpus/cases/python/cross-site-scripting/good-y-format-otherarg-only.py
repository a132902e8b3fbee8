from flask import Flask, request, make_response

app = Flask(__name__)


@app.route("/bench/xss/00309", methods=["POST"])
def t309():
    param = request.form.get("BenchmarkTest00309", "")
    parts = {"otherarg": "static text", "bar": param}
    picked = parts["otherarg"]
    return make_response("otherarg is '{otherarg}'".format(otherarg=picked))
