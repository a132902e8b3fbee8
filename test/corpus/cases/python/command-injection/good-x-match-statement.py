import os

from flask import Flask, abort, request

app = Flask(__name__)


@app.post("/service")
def service():
    match request.json["action"]:
        case "start" | "stop" as action:
            return {"code": os.system("systemctl " + action + " worker")}
        case "reload":
            return {"code": os.system("systemctl reload worker")}
        case _:
            abort(400)
