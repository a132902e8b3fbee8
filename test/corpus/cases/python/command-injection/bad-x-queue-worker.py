import shlex
import subprocess
from collections import deque

from flask import Flask, jsonify, request

app = Flask(__name__)
JOBS = deque(maxlen=50)


class Job:
    def __init__(self, kind, target):
        self.kind = kind
        self.target = target

    def command_line(self):
        return f"/usr/local/bin/render --kind {shlex.quote(self.kind)} --out /srv/out {self.target}"


@app.post("/render")
def enqueue():
    payload = request.get_json()
    job = Job(payload["kind"], payload["target"])
    JOBS.append(job.target)
    done = subprocess.run(job.command_line(), shell=True, capture_output=True, text=True)
    return jsonify(code=done.returncode, output=done.stdout)
