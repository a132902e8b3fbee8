from urllib.parse import urlparse
from flask import Flask, request, redirect

app = Flask(__name__)


@app.route("/bench/redirect/00319")
def t319():
    param = request.args.get("to", "")
    try:
        url = urlparse(param)
        if url.netloc not in ["google.com"] or url.scheme != "https":
            return "not allowed", 400
    except ValueError:
        return "bad url", 400
    return redirect(param)
