from flask import Flask, abort, request, send_from_directory
from werkzeug.utils import safe_join, secure_filename

app = Flask(__name__)


@app.get("/doc")
def doc():
    return send_from_directory("/srv/docs", request.args["path"])


@app.get("/raw")
def raw():
    target = safe_join("/srv/raw", request.args["path"])
    if target is None:
        abort(404)
    with open(target, "rb") as handle:
        return handle.read()


@app.post("/raw")
def store():
    sent = request.files["file"]
    sent.save("/srv/raw/" + secure_filename(sent.filename))
    return "", 201
