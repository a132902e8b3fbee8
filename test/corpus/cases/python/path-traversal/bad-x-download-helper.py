import os
from pathlib import Path

from flask import Flask, abort, request, send_file

app = Flask(__name__)
ROOT = Path("/srv/reports")


def locate(kind, name):
    folder = ROOT / kind
    candidate = folder / name
    if not candidate.exists():
        abort(404)
    return candidate


@app.route("/download/<kind>")
def download(kind):
    name = request.args["file"]
    if os.path.splitext(name)[1] not in (".pdf", ".csv"):
        abort(400)
    return send_file(locate("monthly", name))
