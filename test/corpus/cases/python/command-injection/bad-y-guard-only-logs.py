from flask import Flask, request
import os

app = Flask(__name__)


def valid(v):
    return v in {"north", "south"}


@app.route("/bench/cmdi/00606")
def t606():
    region = request.args.get("region", "")
    if not valid(region):
        app.logger.warning("unknown region")
    os.system("/srv/tools/region.sh " + region)
    return "ok"
