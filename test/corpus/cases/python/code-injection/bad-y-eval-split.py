from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/codeinj/00011")
def t11():
    qs = request.query_string.decode("utf-8")
    marker = "BenchmarkTest00011="
    loc = qs.find(marker)
    if loc == -1:
        return "missing"
    param = qs[loc + len(marker):].split("&")[0]
    bar = param + "_SafeStuff"
    bar = bar.split("_")[0]
    return str(eval(bar))
