from flask import Flask, make_response

app = Flask(__name__)
app.config["SESSION_COOKIE_SECURE"] = True
app.config["SESSION_COOKIE_HTTPONLY"] = True
app.config["SESSION_COOKIE_SAMESITE"] = "Lax"


@app.get("/")
def index():
    resp = make_response("hi")
    resp.headers["Cache-Control"] = "no-store"
    return resp
