from flask import Flask, request, make_response

app = Flask(__name__)


@app.route("/bench/securecookie/00325", methods=["POST"])
def t325():
    use_tls = 1 == 1
    resp = make_response("Created cookie")
    resp.set_cookie("user_session", "abc", secure=use_tls, httponly=True, samesite="Lax")
    return resp
