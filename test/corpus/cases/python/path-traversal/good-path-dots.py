from flask import Flask
from flask import abort
from flask import request
import os

app = Flask(__name__)


BASE = "/srv/files"


@app.route("/p4")
def path_dots():
    name = request.args["name"]
    if ".." in name or name.startswith("/"):
        abort(400)
    os.remove(os.path.join(BASE, name))
    return ""
