from flask import Flask
from flask import request
import requests

app = Flask(__name__)


@app.route("/s2")
def ssrf_path():
    requests.get(f"https://{request.args['host']}/users", timeout=3)
    return ""
