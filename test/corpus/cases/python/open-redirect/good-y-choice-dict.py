from flask import Flask, request
import flask

app = Flask(__name__)
SITES = {"docs": "https://docs.example.com", "blog": "https://blog.example.com"}


@app.get("/r")
def r():
    return flask.redirect(SITES.get(request.args.get("u"), "/"), code=303)
