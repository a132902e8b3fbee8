from pathlib import Path

from flask import Flask, abort, request, send_file

app = Flask(__name__)
ROOT = Path("/srv/reports").resolve()


def locate(name):
    candidate = (ROOT / name).resolve()
    if not candidate.is_relative_to(ROOT):
        abort(403)
    return candidate


@app.route("/download")
def download():
    return send_file(locate(request.args["file"]))
