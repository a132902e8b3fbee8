from flask import Flask, request
import os
app = Flask(__name__)
@app.route("/t1", methods=["POST"])
def t1():
    param = request.form.get("p")
    num = 106
    bar = "safe" if (7 * 42) - num > 200 - 100 else param
    if 7 * 18 + num > 200:
        bar = "This_should_always_happen"
    else:
        bar = param
    os.system("ls " + bar)
    return ""
