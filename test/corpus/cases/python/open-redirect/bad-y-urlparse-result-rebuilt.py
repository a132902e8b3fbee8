from urllib.parse import urlparse, urlunparse
from flask import Flask, request, redirect

app = Flask(__name__)


@app.route("/bench/redirect/00318")
def t318():
    param = request.args.get("to", "")
    try:
        url = urlparse(param)
    except ValueError:
        return "bad url", 400
    if url.scheme not in ("http", "https"):
        return "scheme", 400
    return redirect(urlunparse(url))
