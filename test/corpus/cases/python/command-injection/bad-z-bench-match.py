from flask import Flask, request
import os
app = Flask(__name__)
@app.route("/t1", methods=["POST"])
def t1():
    param = request.form.get("p")
    guess = "ABC"[1]
    match guess:
        case "A":
            bar = param
        case "B":
            bar = param
        case _:
            bar = "x"
    os.system(bar)
    return ""
