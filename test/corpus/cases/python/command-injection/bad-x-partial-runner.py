from functools import partial
from subprocess import run

from flask import Flask, request

app = Flask(__name__)
shell = partial(run, shell=True, capture_output=True, timeout=10)


@app.get("/whois")
def whois():
    domain = request.args.get("domain", "").strip().lower()
    if domain.endswith((".com", ".org", ".net")):
        return shell("whois " + domain).stdout
    return "unsupported", 400
