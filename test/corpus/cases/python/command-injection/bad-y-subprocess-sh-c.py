import subprocess
from flask import Flask, request

app = Flask(__name__)


class Formatter:
    def __init__(self, template):
        self.template = template

    def fill(self, v):
        return self.template.format(host=v)


@app.route("/ping")
def ping():
    host = request.values.get("host", "localhost")
    cmd = Formatter("ping -c 1 {host}").fill(host)
    args = ["sh", "-c", cmd]
    out = subprocess.run(args, capture_output=True, text=True)
    return out.stdout
