import requests
from flask import Flask, request

app = Flask(__name__)


@app.get("/bench/ssrf/1")
def t1():
    param = request.args.get("u", "")
    targets = {"user": param, "main": "https://status.example.org/api"}
    chosen = targets["main"]
    return {"code": requests.get(chosen, timeout=3).status_code}
