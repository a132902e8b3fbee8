from flask import Flask, request
import os

app = Flask(__name__)
TESTFILES_DIR = os.path.join(os.getcwd(), "testfiles/")


@app.route("/bench/pathtraver-00/00004", methods=["GET", "POST"])
def t00004():
    param = request.headers.get("BenchmarkTest00004", "")
    lst = ["safe"]
    lst.append(param)
    lst.append("moresafe.txt")
    lst.pop(0)
    bar = lst[-1]
    try:
        with open(f"{TESTFILES_DIR}/{bar}", "rb") as fd:
            data = fd.read(1000)
        return "The beginning of file is: " + str(len(data))
    except IOError:
        return "Problem reading from file"
