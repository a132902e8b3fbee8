import shlex
import subprocess
from flask import Flask, request

app = Flask(__name__)


@app.get("/dig")
def dig():
    cmd = shlex.join(["dig", "+short", "--", request.args["name"]])
    return subprocess.getoutput(cmd)
