from flask import Flask
from flask import request
import os
import shlex
import subprocess

app = Flask(__name__)


@app.route("/c4")
def command_shlex():
    name = request.args["name"]
    os.popen(f"ls {name}").read()
    subprocess.check_output(shlex.split(name))
    return ""
