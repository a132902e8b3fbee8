from flask import Flask, request, session

app = Flask(__name__)


def pick(values):
    bag = {"a": values.get("theme"), "b": "light"}
    bag["a"] = "dark"
    return bag["a"]


@app.route("/theme")
def theme():
    session["theme"] = pick(request.args)
    session["visits"] = int(session.get("visits", 0)) + 1
    return session["theme"]
