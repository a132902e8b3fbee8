from flask import Flask, send_file, request
import os

app = Flask(__name__)


@app.get("/dl")
def dl():
    name = request.args["name"].replace("../", "")
    return send_file(os.path.join("/srv/share", name))
