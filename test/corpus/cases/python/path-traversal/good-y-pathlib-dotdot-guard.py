import pathlib
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/pt/00022")
def t22():
    param = request.args.get("f", "x")
    root = pathlib.Path("/srv/testfiles").resolve()
    p = (root / param).resolve()
    if not str(p).startswith(str(root) + "/"):
        return "Invalid path", 400
    return p.read_text()
