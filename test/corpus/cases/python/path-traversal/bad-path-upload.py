from flask import Flask
from flask import request
import os

app = Flask(__name__)


BASE = "/srv/files"


@app.route("/p5", methods=["POST"])
def path_upload():
    upload = request.files["file"]
    upload.save(os.path.join(BASE, upload.filename))
    return ""
