from flask import Flask
from flask import request
from werkzeug.utils import secure_filename
import os
import uuid

app = Flask(__name__)


BASE = "/srv/files"


@app.route("/p5", methods=["POST"])
def path_upload():
    upload = request.files["file"]
    upload.save(os.path.join(BASE, secure_filename(upload.filename)))
    upload.save(os.path.join(BASE, str(uuid.uuid4())))
    return ""
