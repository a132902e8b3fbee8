from flask import Flask, request, make_response

app = Flask(__name__)


@app.route("/bench/cookie/00040")
def t40():
    resp = make_response("set")
    resp.set_cookie("SomeCookie", "value", path=request.path, secure=False, httponly=True)
    return resp
