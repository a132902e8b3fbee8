from flask import Flask, request
import os

app = Flask(__name__)


@app.route("/bench/cmdi/00090")
def t90():
    param = request.args.get("x", "")
    num = 86
    bar = "never" if (500 / 42) + num < 90 else "ls"
    if bar == param:
        app.logger.debug("same")
    os.system(bar)
    return "ok"
