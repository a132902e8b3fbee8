from functools import partial
from subprocess import run

from flask import Flask, request

app = Flask(__name__)
quiet = partial(run, capture_output=True, timeout=10)


@app.get("/whois")
def whois():
    domain = request.args.get("domain", "").strip().lower()
    if domain.endswith((".com", ".org", ".net")) and not domain.startswith("-"):
        return quiet(["whois", domain]).stdout
    return "unsupported", 400
