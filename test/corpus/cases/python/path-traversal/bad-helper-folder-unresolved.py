import os

from flask import Flask, abort, request, send_file

app = Flask(__name__)
REPORTS = "/var/lib/reports"


def is_within(path, parent):
    return path == parent or path.startswith(parent + os.sep)


@app.get("/reports")
def report():
    path = REPORTS + os.sep + request.args["name"]
    if not is_within(path, REPORTS):
        abort(404)
    return send_file(path)
