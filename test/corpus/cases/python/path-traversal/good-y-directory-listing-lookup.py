import os
from flask import Flask, abort

app = Flask(__name__)


@app.get("/logs/<name>")
def log(name):
    available = {n: os.path.join("/srv/logs", n) for n in os.listdir("/srv/logs")}
    path = available.get(name)
    if path is None:
        abort(404)
    with open(path) as fh:
        return fh.read(), 200, {"Content-Type": "text/plain"}
