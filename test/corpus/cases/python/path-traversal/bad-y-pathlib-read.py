import pathlib
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/pt/00023/<path:sub>")
def t23(sub):
    root = pathlib.Path("/srv/testfiles")
    p = root / sub
    if p.exists():
        return p.read_bytes()
    return "", 404
