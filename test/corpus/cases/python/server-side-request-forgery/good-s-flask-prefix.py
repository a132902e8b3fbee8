import requests
from flask import Flask, Response, request

app = Flask(__name__)
API = "https://api.example.com/v2/"


class Client:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()

    def get(self, path):
        return self.session.get(self.base + path, timeout=5)


client = Client(API)


@app.route("/proxy")
def proxy():
    upstream = client.get(request.args.get("path"))
    return Response(upstream.content, content_type="application/json")
