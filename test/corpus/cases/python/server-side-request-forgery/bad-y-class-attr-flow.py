import http.client
from flask import Flask, request

app = Flask(__name__)


class Checker:
    def __init__(self, host):
        self.host = host

    def run(self):
        c = http.client.HTTPSConnection(self.host, timeout=3)
        c.request("GET", "/")
        return c.getresponse().status


@app.get("/up")
def up():
    return {"s": Checker(request.args["host"]).run()}
