import tarfile
from flask import Flask, request

app = Flask(__name__)


@app.post("/restore")
def restore():
    f = request.files["backup"]
    with tarfile.open(fileobj=f.stream, mode="r:gz") as tar:
        tar.extractall("/srv/restore", filter="data")
    return "ok"
