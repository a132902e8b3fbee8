from flask import Flask, request
import flask

app = Flask(__name__)


class Target:
    def __init__(self):
        self.url = "/"

    def set(self, u):
        self.url = u
        return self

    def build(self):
        return self.url


@app.get("/r")
def r():
    return flask.redirect(Target().set(request.args.get("u", "/")).build(), code=303)
