from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/go")
def go():
    target = request.values.get("to", "/")
    if target.startswith("/"):
        response = make_response("", 302)
    else:
        response = make_response("leaving", 303)
    response.headers["Location"] = target
    return response
