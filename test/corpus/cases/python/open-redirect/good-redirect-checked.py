from flask import Flask
from flask import redirect
from flask import request
import urllib.parse

app = Flask(__name__)


@app.route("/r3")
def redirect_checked():
    target = request.args.get("next", "/")
    if urllib.parse.urlparse(target).netloc not in ("", "example.com"):
        target = "/"
    return redirect(target)
