import logging
from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.post("/login")
def login():
    username, password = request.form["u"], request.form["p"]
    log.info("login attempt %s / %s", len(username), password)
    return "ok"
