from flask import Flask, request, make_response

app = Flask(__name__)


@app.route("/bench/cookie/00041")
def t41():
    resp = make_response("set")
    resp.set_cookie("SomeCookie", "value", path=request.path, secure=True, httponly=True, samesite="Lax")
    return resp
