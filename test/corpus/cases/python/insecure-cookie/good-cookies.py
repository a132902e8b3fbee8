from flask import Flask
from flask import make_response

app = Flask(__name__)


@app.route("/ck")
def cookies():
    response = make_response("ok")
    response.set_cookie("session", "v", secure=True, httponly=True, samesite="Lax")
    return response
