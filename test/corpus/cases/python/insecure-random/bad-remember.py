from flask import Flask
from flask import make_response
import random

app = Flask(__name__)


@app.route("/h2")
def remember_bad():
    response = make_response("ok")
    number = random.randint(1, 2**31)
    response.set_cookie("rememberMe7", str(number), secure=True, httponly=True, samesite="Strict")
    return response
