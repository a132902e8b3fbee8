from flask import Flask, request, make_response

app = Flask(__name__)


@app.route("/bench/securecookie/00324", methods=["POST"])
def t324():
    use_tls = False
    resp = make_response("Created cookie")
    resp.set_cookie("user_session", "abc", secure=use_tls, httponly=True)
    return resp
