from flask import Flask, request
import os

app = Flask(__name__)
TESTFILES_DIR = os.path.join(os.getcwd(), "testfiles/")


@app.route("/bench/pathtraver-00/00003", methods=["GET", "POST"])
def t00003():
    param = request.headers.get("BenchmarkTest00003", "")
    bar = ""
    if param:
        parts = param.split(" ")
        bar = parts[0]
    file_name = None
    fd = None
    try:
        file_name = f"{TESTFILES_DIR}/{bar}"
        fd = open(file_name, "rb")
        data = fd.read(1000)
        return "The beginning of file is: " + str(len(data))
    except IOError:
        return "Problem reading from file"
    finally:
        if fd is not None:
            fd.close()
