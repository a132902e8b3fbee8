from flask import Flask
from flask import abort
from flask import request
import urllib.parse
import urllib.request

app = Flask(__name__)


ALLOWED_HOSTS = {"api.example.com", "cdn.example.com"}


@app.route("/s3")
def ssrf_allowed():
    url = request.args["url"]
    if urllib.parse.urlparse(url).hostname not in ALLOWED_HOSTS:
        abort(400)
    urllib.request.urlopen(url)
    return ""
