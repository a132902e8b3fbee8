from flask import Flask
from flask import request
import requests

app = Flask(__name__)


@app.route("/s1")
def ssrf_bad():
    return requests.get(request.args["url"], timeout=3).text[:0]
