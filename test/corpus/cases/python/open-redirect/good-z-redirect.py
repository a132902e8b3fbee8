from urllib.parse import urljoin, urlparse
from flask import Flask, redirect, request, url_for
app = Flask(__name__)
def is_safe(target):
    host = urlparse(request.host_url)
    test = urlparse(urljoin(request.host_url, target))
    return test.scheme in ("http", "https") and host.netloc == test.netloc
@app.post("/login")
def login():
    target = request.args.get("next", "")
    if not is_safe(target):
        target = url_for("index")
    return redirect(target)
