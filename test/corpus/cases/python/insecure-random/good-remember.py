from flask import Flask
from flask import make_response
import random
import secrets

app = Flask(__name__)


@app.route("/h3")
def remember_good():
    response = make_response("ok")
    number = secrets.randbelow(2**31)
    other = random.SystemRandom().randint(1, 2**31)
    response.set_cookie("rememberMe7", str(number + other), secure=True, httponly=True, samesite="Strict")
    return response
