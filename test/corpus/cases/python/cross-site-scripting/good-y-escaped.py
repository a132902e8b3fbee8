import html
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/xss-00/00032", methods=["POST"])
def t32():
    param = request.form.get("BenchmarkTest00032", "")
    d = {"a": "x"}
    d["b"] = html.escape(param)
    RESPONSE = ""
    RESPONSE += "Hello, " + d["b"] + "!"
    return RESPONSE
