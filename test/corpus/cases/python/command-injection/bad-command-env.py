from flask import Flask
from flask import request
import subprocess

app = Flask(__name__)


@app.route("/c3")
def command_env():
    env = {"PARAM": request.args["p"]}
    subprocess.Popen("echo " + request.args["p"], env=env, shell=True)
    return ""
