import configparser
import os
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/pt/00050", methods=["POST"])
def t50():
    param = request.form.get("BenchmarkTest00050", "")
    cp = configparser.ConfigParser()
    cp.add_section("s")
    cp.set("s", "a", "file.txt")
    cp.set("s", "b", param.replace("%", ""))
    bar = cp.get("s", "a")
    exists = os.path.exists("testfiles/" + bar)
    with open("testfiles/" + bar, "w") as fh:
        fh.write("hello")
    return str(exists)
