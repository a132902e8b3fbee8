import os
from flask import Flask, request

app = Flask(__name__)


class Thing:
    def do(self, i):
        return i


class Dummy(Thing):
    def do(self, i):
        return "date"


def thing_factory():
    return Dummy()


@app.route("/bench/cmdi/00302", methods=["POST"])
def t302():
    header = request.headers.getlist("BenchmarkTest00302")
    param = header[0] if header else ""
    bar = thing_factory().do(param)
    rc = os.system(bar)
    return str(rc)
