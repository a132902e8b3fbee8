from flask import Flask, request
import subprocess

app = Flask(__name__)


def make_runner(prefix):
    def run(arg):
        line = " ".join([prefix, arg])
        return subprocess.call(line, shell=True)

    return run


convert = make_runner("convert -strip")


@app.post("/strip")
def strip():
    return {"rc": convert(request.form["image"])}
