from flask import Flask, request, make_response

app = Flask(__name__)


@app.route("/bench/xss/00308", methods=["POST"])
def t308():
    param = ""
    for name in request.form.keys():
        if "BenchmarkTest00308" in request.form.getlist(name):
            param = name
            break
    parts = {"otherarg": "static text", "bar": param}
    resp = make_response("bar is '{0[bar]}' and otherarg is '{0[otherarg]}'".format(parts))
    return resp
