from flask import Flask, request, redirect

app = Flask(__name__)


@app.route("/bench/redirect/00007")
def t7():
    param = request.args.get("next", "/")
    bar = ["/home", param][1]
    return redirect(bar)
