from flask import Flask, request, redirect

app = Flask(__name__)


@app.route("/bench/redirect/00008")
def t8():
    param = request.args.get("next", "/")
    bar = ["/home", param][0]
    return redirect(bar)
