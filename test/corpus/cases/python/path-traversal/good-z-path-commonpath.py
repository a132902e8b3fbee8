import os
from flask import Flask, abort, request, send_file
app = Flask(__name__)
BASE = "/srv/data"
@app.get("/f")
def f():
    full = os.path.realpath(os.path.join(BASE, request.args["p"]))
    if os.path.commonpath([BASE, full]) != BASE:
        abort(404)
    return send_file(full)
