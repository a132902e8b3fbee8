import secrets
from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/bench/weakrand/00323")
def t323():
    name = request.path.split("/")[-1]
    resp = make_response("ok")
    resp.set_cookie("rememberMe323", str(secrets.randbelow(2**128)), httponly=True, secure=True)
    return resp, 200, {"X-Name-Len": str(len(name))}
