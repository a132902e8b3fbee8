import os
from flask import Flask, request

app = Flask(__name__)
EXTS = {".png", ".jpg"}


@app.post("/upload")
def upload():
    f = request.files["doc"]
    ext = os.path.splitext(f.filename)[1].lower()
    if ext not in EXTS:
        return "bad", 400
    f.save(os.path.join("/srv/uploads", f.filename))
    return "ok"
