from flask import Flask, request
import os
app = Flask(__name__)
@app.route("/t1", methods=["POST"])
def t1():
    values = request.form.getlist("p")
    param = ""
    if values:
        param = values[0]
    m = {}
    m["keyA"] = "a"
    m["keyB"] = param
    bar = m["keyB"]
    os.system("ls " + bar)
    return ""
