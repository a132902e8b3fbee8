from flask import Flask, request
import os
app = Flask(__name__)
@app.route("/t1", methods=["POST"])
def t1():
    param = request.form.get("p")
    m = {}
    m["keyA"] = "a"
    m["keyB"] = param
    bar = m["keyA"]
    os.system("ls " + bar)
    return ""
