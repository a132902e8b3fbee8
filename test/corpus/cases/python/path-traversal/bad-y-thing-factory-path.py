import os
import pathlib
import urllib.parse
from flask import Flask, request

app = Flask(__name__)


class PathThing:
    def __init__(self, root):
        self._root = pathlib.Path(root)

    def locate(self, leaf):
        return self._root.joinpath(leaf)


def thing_factory():
    return PathThing(os.path.join(os.path.dirname(__file__), "testfiles"))


@app.route("/bench/pt/00303", methods=["GET"])
def t303():
    qs = request.query_string.decode()
    key = "BenchmarkTest00303="
    at = qs.find(key)
    if at < 0:
        return f"query parameter not found", 404
    param = qs[at + len(key):]
    amp = param.find("&")
    if amp >= 0:
        param = param[:amp]
    param = urllib.parse.unquote_plus(param)
    p = thing_factory().locate(param)
    if p.is_file():
        return p.read_text()[:1000]
    return "no such file", 404
