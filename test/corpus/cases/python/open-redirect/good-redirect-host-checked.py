from flask import Flask
from flask import redirect
from flask import request
import urllib.parse

app = Flask(__name__)


@app.route("/r5")
def redirect_host_checked():
    target = request.args.get("next", "/")
    parsed = urllib.parse.urlparse(target)
    if parsed.scheme not in ["http", "https"] or parsed.netloc != "example.com":
        return "bad", 400
    return redirect(target)
