from flask import Flask, request
import subprocess

app = Flask(__name__)


@app.route("/bench/cmdi/00061", methods=["POST"])
def t61():
    param = ""
    for name in request.form.keys():
        if "BenchmarkTest00061" in request.form.getlist(name):
            param = name
            break
    lst = ["alsosafe"]
    lst.append(param)
    lst.append("moresafe")
    lst.pop(1)
    bar = lst[1]
    proc = subprocess.Popen(f"echo {bar}", shell=True, stdout=subprocess.PIPE)
    return proc.communicate()[0]
