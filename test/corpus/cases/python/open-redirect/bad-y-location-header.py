from flask import Flask, request, make_response

app = Flask(__name__)


@app.get("/jump")
def jump():
    resp = make_response("", 301)
    resp.headers["Location"] = request.args.get("url", "/")
    return resp
