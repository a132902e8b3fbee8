from flask import Flask, make_response, request, url_for

app = Flask(__name__)


@app.route("/go")
def go():
    target = request.values.get("to", "home")
    response = make_response("", 302)
    response.headers["Location"] = url_for("home", highlight=target)
    return response


@app.route("/")
def home():
    return "home"
