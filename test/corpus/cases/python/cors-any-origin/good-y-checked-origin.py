from flask import Flask, request

app = Flask(__name__)
TRUSTED = {"https://a.example", "https://b.example"}


@app.after_request
def add_cors(resp):
    origin = request.headers.get("Origin")
    if origin in TRUSTED:
        resp.headers["Access-Control-Allow-Origin"] = origin
        resp.headers["Vary"] = "Origin"
    return resp
