from flask import Flask
from flask import send_file

app = Flask(__name__)


BASE = "/srv/files"


@app.route("/p6/<path:name>")
def path_send(name):
    return send_file(f"{BASE}/{name}")
