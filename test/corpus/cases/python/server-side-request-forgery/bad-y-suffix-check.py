import requests
from urllib.parse import urlsplit
from flask import Flask, request, abort

app = Flask(__name__)


@app.post("/import")
def import_feed():
    url = request.get_json()["feed"]
    host = urlsplit(url).hostname or ""
    if not host.endswith("example.com"):
        abort(400)
    return {"n": len(requests.get(url, timeout=5).text)}
