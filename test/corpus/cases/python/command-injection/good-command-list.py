from flask import Flask
from flask import request
import subprocess

app = Flask(__name__)


@app.route("/c2", methods=["POST"])
def command_list_good():
    param = request.form.get("p", "")
    arguments = ["echo"]
    arguments.append(param)
    subprocess.run(arguments, capture_output=True)
    return ""
