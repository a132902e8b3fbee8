import configparser, os
from flask import Flask, request
app = Flask(__name__)
@app.route("/t1", methods=["POST"])
def t1():
    conf = configparser.ConfigParser()
    conf.add_section("s")
    conf.set("s", "a", "safe")
    conf.set("s", "b", request.form["p"])
    os.system("ls " + conf.get("s", "a"))
    return ""
