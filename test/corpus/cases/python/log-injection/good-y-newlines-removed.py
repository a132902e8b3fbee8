import logging
from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.post("/login")
def login():
    user = request.form.get("user", "").replace("\r", "").replace("\n", "")
    log.warning("failed login for %s", user)
    return "no", 401
