import urllib.parse
import urllib.request
from flask import Flask, request

app = Flask(__name__)


@app.get("/geo")
def geo():
    qs = urllib.parse.urlencode({"q": request.args.get("q", ""), "format": "json"})
    with urllib.request.urlopen("https://geo.example.org/search?" + qs, timeout=3) as r:
        return r.read()
