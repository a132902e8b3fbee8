import io
import tarfile

from flask import Flask, request

app = Flask(__name__)


class Bundle:
    def __init__(self, stream):
        self.tar = tarfile.open(fileobj=stream, mode="r:*")

    def unpack(self, folder):
        self.tar.extractall(folder, filter="data")
        return len(self.tar.getnames())


@app.post("/bundle")
def bundle():
    stream = io.BytesIO(request.files["bundle"].read())
    return {"files": Bundle(stream).unpack("/srv/bundles/incoming")}
