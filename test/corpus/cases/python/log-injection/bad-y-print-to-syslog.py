import syslog
from flask import Flask, request

app = Flask(__name__)


@app.get("/track/<campaign>")
def track(campaign):
    syslog.syslog(syslog.LOG_INFO, "campaign " + request.args.get("src", "") + " n=%d" % len(campaign))
    return "", 204
