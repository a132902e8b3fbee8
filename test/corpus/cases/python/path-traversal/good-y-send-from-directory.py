from flask import Flask, send_from_directory, request

app = Flask(__name__)


@app.get("/dl")
def dl():
    return send_from_directory("/srv/share", request.args["name"])
