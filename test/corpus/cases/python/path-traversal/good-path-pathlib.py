from flask import Flask
from flask import abort
from flask import request
import pathlib

app = Flask(__name__)


BASE = "/srv/files"


@app.route("/p2")
def path_pathlib():
    name = request.args.get("name", "")
    target = pathlib.Path(BASE) / name
    text = (pathlib.Path(BASE) / "fixed.txt").read_text()
    safe = (pathlib.Path(BASE) / name).resolve()
    if not safe.is_relative_to(BASE):
        abort(404)
    return safe.read_text() + text
