import random
from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/bench/weakrand/00322")
def t322():
    name = request.path.split("/")[-1]
    num = str(random.normalvariate(0, 1))[2:]
    resp = make_response(name)
    resp.set_cookie("rememberMe" + name, num, httponly=True, secure=True)
    return resp
