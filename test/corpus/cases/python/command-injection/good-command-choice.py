from flask import Flask
from flask import request
import os

app = Flask(__name__)


@app.route("/c5")
def command_choice():
    action = request.args.get("action", "start")
    commands = {"start": "systemctl start x", "stop": "systemctl stop x"}
    os.system(commands[action])
    os.system(commands.get(action, "true"))
    port = int(request.args["port"])
    os.system(f"nc -z localhost {port}")
    return ""
