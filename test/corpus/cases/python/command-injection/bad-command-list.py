from flask import Flask
from flask import request
import os
import subprocess

app = Flask(__name__)


@app.route("/c1", methods=["POST"])
def command_list_bad():
    param = request.form.get("p", "")
    arguments = []
    if "Linux" in os.name:
        arguments.append("sh")
        arguments.append("-c")
    else:
        arguments.append("sh")
        arguments.append("-c")
    arguments.append(f"echo {param}")
    subprocess.run(arguments, capture_output=True)
    return ""
