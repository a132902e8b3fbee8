from flask import Flask, request
import subprocess

app = Flask(__name__)


def make_runner(*prefix):
    def run(arg):
        return subprocess.call([*prefix, "--", arg])

    return run


convert = make_runner("identify", "-quiet")


@app.post("/strip")
def strip():
    return {"rc": convert(request.form["image"])}
