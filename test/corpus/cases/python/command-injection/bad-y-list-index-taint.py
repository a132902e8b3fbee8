from flask import Flask, request
import subprocess

app = Flask(__name__)


@app.route("/bench/cmdi/00062", methods=["POST"])
def t62():
    param = ""
    for name in request.form.keys():
        if "BenchmarkTest00062" in request.form.getlist(name):
            param = name
            break
    lst = ["alsosafe"]
    lst.append(param)
    lst.append("moresafe")
    lst.pop(0)
    bar = lst[0]
    proc = subprocess.Popen(f"echo {bar}", shell=True, stdout=subprocess.PIPE)
    return proc.communicate()[0]
