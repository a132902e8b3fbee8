from flask import Flask, make_response, request

from auth import sessions

app = Flask(__name__)


def remember(response, value, **options):
    response.set_cookie("session_token", value, max_age=86400, httponly=True, secure=True, **options)
    return response


@app.post("/login")
def login():
    token = sessions.open(request.form["user"], request.form["password"])
    return remember(make_response("", 204), token, samesite="Lax")
