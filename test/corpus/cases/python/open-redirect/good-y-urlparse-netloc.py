from urllib.parse import urlparse, urljoin
from flask import Flask, request, redirect, url_for

app = Flask(__name__)


def is_safe_url(target):
    ref = urlparse(request.host_url)
    test = urlparse(urljoin(request.host_url, target))
    return test.scheme in ("http", "https") and ref.netloc == test.netloc


@app.post("/login")
def login():
    target = request.form.get("next")
    if not target or not is_safe_url(target):
        target = url_for("index")
    return redirect(urljoin(request.host_url, target))
