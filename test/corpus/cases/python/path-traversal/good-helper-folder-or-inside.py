import os

from flask import Flask, abort, request, send_file

app = Flask(__name__)
REPORTS = "/var/lib/reports"


class Outside(Exception):
    pass


def is_within(path, parent):
    return path == parent or path.startswith(parent + os.sep)


def place(parent, *parts):
    """Joins the parts, and refuses what lies outside."""
    whole = os.path.abspath(os.path.join(parent, *parts))
    if not is_within(whole, parent):
        raise Outside(whole)
    return whole


@app.get("/reports/<year>")
def report(year):
    try:
        return send_file(place(REPORTS, year, request.args["name"]))
    except Outside:
        abort(404)
