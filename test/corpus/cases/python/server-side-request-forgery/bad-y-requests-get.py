import requests
from flask import Flask, request

app = Flask(__name__)


@app.get("/preview")
def preview():
    url = request.args.get("url")
    r = requests.get(url, timeout=5)
    return {"len": len(r.content)}
