from flask import Flask
from flask import request
import os
import shlex
import subprocess

app = Flask(__name__)


@app.route("/c4")
def command_shlex():
    name = request.args["name"]
    os.popen("ls " + shlex.quote(name))
    subprocess.check_output(["ls", name])
    subprocess.check_output(["ls", name], shell=False)
    return ""
