import random
from flask import Flask, make_response, session

app = Flask(__name__)


@app.route("/bench/weakrand/00028")
def t28():
    value = random.randint(0, 2**63)
    user = "Toby"
    session[f"rememberMe-{user}"] = str(value)
    resp = make_response(f"{user} has been remembered")
    resp.set_cookie("rememberMe", str(value), secure=True, httponly=True, samesite="Strict")
    return resp
