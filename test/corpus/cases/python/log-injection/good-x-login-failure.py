import logging

from flask import Flask, abort, request

app = Flask(__name__)
logger = logging.getLogger("auth")


class Audit:
    def __init__(self, log):
        self.log = log

    def failed(self, user):
        cleaned = user.replace("\n", "\\n").replace("\r", "\\r")
        self.log.warning("login failed for " + cleaned)


@app.post("/login")
def login():
    Audit(logger).failed(request.form["user"])
    abort(401)
