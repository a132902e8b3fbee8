import os
import urllib.parse
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/pt/00051", methods=["POST"])
def t51():
    param = urllib.parse.unquote_plus(request.cookies.get("BenchmarkTest00051", "x"))
    superstring = "36271" + param + "abcd"
    bar = superstring[len("36271"):len(superstring) - 5]
    with open("testfiles/" + bar, "w") as fh:
        fh.write("hello")
    return "written"
