from flask import Flask
from flask import abort
from flask import request
from flask import send_file
import os

app = Flask(__name__)


BASE = "/srv/files"


@app.route("/p3")
def path_commonpath():
    full = os.path.abspath(os.path.join(BASE, request.args["name"]))
    if os.path.commonpath([BASE, full]) != BASE:
        abort(403)
    return send_file(full)
