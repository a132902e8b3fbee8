from flask import Flask
from flask import request
import requests

app = Flask(__name__)


@app.route("/s2")
def ssrf_path():
    requests.get("https://api.example.com/users/" + request.args["id"], timeout=3)
    requests.get("https://api.example.com/users", params={"id": request.args["id"]}, timeout=3)
    return ""
