from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/xss-00/00031", methods=["POST"])
def t31():
    param = request.form.get("BenchmarkTest00031", "")
    d = {"a": "x"}
    d["b"] = param
    RESPONSE = ""
    RESPONSE += "Hello, " + d["b"] + "!"
    return RESPONSE
