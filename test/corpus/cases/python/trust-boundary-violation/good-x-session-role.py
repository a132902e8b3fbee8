from flask import Flask, abort, redirect, request, session

from accounts import User

app = Flask(__name__)


@app.post("/start")
def start():
    user = User.authenticate(request.form["name"], request.form["password"])
    if user is None:
        abort(401)
    session.clear()
    session["user_id"] = user.id
    session["role"] = user.role
    return redirect("/")
