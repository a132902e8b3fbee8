import subprocess
from flask import Flask, request
app = Flask(__name__)
def tool(name):
    def run(arg):
        return subprocess.check_output(f"{name} {arg}", shell=True)
    return run
ping = tool("ping -c 1")
@app.get("/ping")
def do_ping():
    return ping(request.args["host"])
