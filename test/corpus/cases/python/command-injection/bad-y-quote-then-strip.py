import shlex
import subprocess
from flask import Flask, request

app = Flask(__name__)


@app.get("/dig")
def dig():
    name = shlex.quote(request.args["name"])
    name = name.strip("'")
    return subprocess.getoutput("dig +short " + name)
