import requests
from flask import Flask, request
app = Flask(__name__)
def fetch(url, **kwargs):
    kwargs.setdefault("timeout", 5)
    return requests.get(url, **kwargs)
@app.get("/proxy")
def proxy():
    return fetch(request.args["url"]).content
