from flask import Flask, request
import os

app = Flask(__name__)


def valid(v):
    return v in {"north", "south"}


@app.route("/bench/cmdi/00605")
def t605():
    region = request.args.get("region", "")
    if not valid(region):
        return "unknown region", 400
    os.system("/srv/tools/region.sh " + region)
    return "ok"
