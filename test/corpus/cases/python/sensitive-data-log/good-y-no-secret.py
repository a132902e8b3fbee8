import logging
from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.post("/login")
def login():
    password = request.form["p"]
    log.info("password check: length ok=%s", len(password) >= 12)
    return "ok"
