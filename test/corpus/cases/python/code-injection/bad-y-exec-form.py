from flask import Flask, request

app = Flask(__name__)


@app.post("/run")
def run():
    src = "\n".join(line.rstrip() for line in request.form["code"].splitlines())
    ns = {}
    exec(compile(src, "<user>", "exec"), ns)
    return str(ns.get("result"))
